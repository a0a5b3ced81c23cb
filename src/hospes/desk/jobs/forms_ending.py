"""The form by which a job ends."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.applications.enums import PlainReason
from hospes.desk.jobs import choices
from hospes.desk.jobs.forms_moves import LONG

# Another reason has other words: with script the page is drawn anew at once; without, by its button.
LOOK = {
    "hx-vals": '{"do": "look"}',
    "hx-trigger": "change",
    "hx-target": "#ending",
    "hx-select": "#ending",
    "hx-swap": "outerHTML",
}


class EndingForm(forms.Form):
    """One true reason, how long the letters wait for a call, and a text for each language."""

    REASONS = (PlainReason.BUDGET, PlainReason.FILLED)
    use_required_attribute = False
    why = forms.ChoiceField(
        label=gettext_lazy("What is true"),
        choices=[
            (PlainReason.BUDGET, gettext_lazy("The money for this job has been withdrawn")),
            (PlainReason.FILLED, gettext_lazy("The job has been filled")),
        ],
        widget=forms.Select(attrs=LOOK),
    )
    wait = forms.TypedChoiceField(
        label=gettext_lazy("Whom we have met is rung first; their letter leaves"),
        choices=[
            ("4", gettext_lazy("in four hours")),
            ("24", gettext_lazy("in a day")),
            ("0", gettext_lazy("at once")),
        ],
        coerce=lambda hours: timedelta(hours=int(hours)),
    )

    def __init__(self, data: Any = None, *, rings: bool, **kwargs: Any) -> None:
        super().__init__(data, auto_id="id_end_%s", **kwargs)
        if not rings:
            self.fields["wait"].required = False
            self.fields["wait"].widget = forms.HiddenInput()
            self.fields["wait"].empty_value = timedelta()

    def ask_texts(self, texts: dict[str, str]) -> None:
        """One field for each language that is read."""
        names = {code: (html, name) for code, html, name in choices.languages()}
        for code, text in texts.items():
            html, name = names.get(code, (code, code))
            label = _("What they read, {language}").format(language=name) if len(texts) > 1 else _("What they read")
            self.fields[f"text_{code}"] = forms.CharField(
                label=label,
                max_length=LONG,
                initial=text,
                widget=forms.Textarea(attrs={"rows": 10, "lang": html}),
                error_messages={"required": _("Please write something.")},
            )

    def texts(self) -> dict[str, str]:
        """What was typed, by language."""
        told = self.cleaned_data.items()
        return {
            name.removeprefix("text_"): text.replace("\r\n", "\n") for name, text in told if name.startswith("text_")
        }
