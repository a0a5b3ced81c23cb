"""The dialog in which people are moved, and the one in which something is no application."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.applications.enums import Aside
from hospes.desk.jobs import choices
from hospes.desk.jobs.worded import DAY

LONG = 10_000
# Another stage has other words: with script the dialog is drawn anew at once; without, by its button.
LOOK = {
    "hx-vals": '{"do": "look"}',
    "hx-trigger": "change",
    "hx-target": "#moveplace",
    "hx-select": "#move",
    "hx-swap": "innerHTML",
}


class MovesForm(forms.Form):
    """Stage, day, and a text for each language; Enter is enough."""

    use_required_attribute = False
    to = forms.ChoiceField(label=gettext_lazy("Where to"), widget=forms.Select(attrs=LOOK))
    day = forms.DateField(
        label=gettext_lazy("They hear by"),
        required=False,
        input_formats=[DAY],
        widget=forms.Select,
        error_messages={"invalid": gettext_lazy("Please choose one of the dates.")},
    )

    def __init__(self, data: Any = None, *, stages: choices.Choices, days: choices.Choices, **kwargs: Any) -> None:
        super().__init__(data, auto_id="id_move_%s", **kwargs)
        self.fields["to"].choices = stages
        self.fields["day"].widget.choices = days

    def ask_texts(self, texts: dict[str, str]) -> None:
        """One field for each language that is read."""
        names = {code: (html, name) for code, html, name in choices.languages()}
        for code, text in texts.items():
            html, name = names.get(code, (code, code))
            label = _("What they read, {language}").format(language=name) if len(texts) > 1 else _("What they read")
            errors = {"required": _("Please write something.")}
            widget = forms.Textarea(attrs={"rows": 7, "lang": html})
            field = forms.CharField(label=label, max_length=LONG, widget=widget, error_messages=errors)
            self.fields[f"text_{code}"] = field
            self.initial[f"text_{code}"] = text

    def texts(self) -> dict[str, str]:
        """What was typed, by language."""
        return {
            name.removeprefix("text_"): text.replace("\r\n", "\n")
            for name, text in self.cleaned_data.items()
            if name.startswith("text_")
        }


class AsidesForm(forms.Form):
    """Why something is no application (P2)."""

    use_required_attribute = False
    why = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=Aside.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what it is.")},
    )
