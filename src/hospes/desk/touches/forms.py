"""The forms of touches."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.desk.people.forms import LONG, TOO_LONG, BackForm
from hospes.touches.enums import OUTCOMES, Channel
from hospes.touches.models.touch import DRAFT, POINTS, REASON

WORDS = {"max_length": TOO_LONG}


class PlanForm(BackForm):
    """Which way, why, by when; what to say, and where the person is found."""

    channel = forms.ChoiceField(
        label=_("By which way"),
        choices=Channel.choices,
        error_messages={"required": _("Please choose a way.")},
    )
    reason = forms.CharField(
        label=_("Why"), max_length=REASON, error_messages={"required": _("Please say why."), **WORDS}
    )
    due = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Please choose a day."), "invalid": _("Please choose a day.")},
    )
    points = forms.CharField(
        label=_("What to talk about"),
        max_length=POINTS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=WORDS,
    )
    draft = forms.CharField(
        label=_("Draft"),
        help_text=_("At most 400 characters: more does not fit into LinkedIn or WeChat."),
        max_length=DRAFT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=WORDS,
    )
    handle = forms.CharField(
        label=_("Where they are found"),
        help_text=_("For LinkedIn the address of the profile, for WeChat or WeCom the id. Empty leaves it as it is."),
        max_length=200,
        required=False,
        error_messages=WORDS,
    )


class OutcomeForm(BackForm):
    """What became of it, in one tap."""

    answers = forms.ModelChoiceField(
        label=_("It answers"), queryset=Message.objects.none(), required=False, empty_label=_("Nothing they asked")
    )
    told = forms.ModelChoiceField(
        label=_("You told them a letter"),
        help_text=_("Counts where you spoke."),
        queryset=Message.objects.none(),
        required=False,
        empty_label=_("No letter"),
    )
    words = forms.CharField(
        label=_("What was said"),
        help_text=_("The candidate can read this on their page."),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=WORDS,
    )
    outcome = forms.ChoiceField(
        label=_("What became of it"),
        error_messages={
            "required": _("Please say what became of it."),
            "invalid_choice": _("Please say what became of it."),
        },
    )

    def __init__(self, *args: Any, channel: Channel, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked, letters = case.messages.unanswered(), case.messages.troubled() | case.messages.to_be_told_by_call()
        for name, rows in {"answers": asked, "told": letters}.items():
            if rows.exists():
                cast("forms.ModelChoiceField", self.fields[name]).queryset = rows
            else:
                del self.fields[name]
        self.fields["outcome"].choices = [(each.value, each.label) for each in OUTCOMES[channel]]


class AllowForm(BackForm):
    """Which of the ways that they stopped, and why it may be used again."""

    channel = forms.ChoiceField(
        label=_("By which way"),
        error_messages={"required": _("Please choose a way."), "invalid_choice": _("Please choose a way.")},
    )
    why = forms.CharField(
        label=_("Why"),
        help_text=_("For example: she wrote that WeChat is fine after all. The history shows who said so."),
        max_length=REASON,
        error_messages={"required": _("Please say why."), **WORDS},
    )

    def __init__(self, *args: Any, ways: list[Channel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(each.value, each.label) for each in ways]


class StartForm(BackForm):
    """Why it must be now, where the hour speaks against it."""

    anyway = forms.CharField(
        label=_("Why it must be now"), help_text=_("For example: she asked me to."), max_length=200, required=False
    )
