"""The forms of decisions, calls, notes and corrections."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.applications.enums import Aside, PlainReason, ReasonKind
from hospes.candidates.enums import Prefers
from hospes.conversations.enums import OF_A_CALL
from hospes.desk.people.forms import LONG, NOTHING, TOO_LONG, BackForm, letter_field
from hospes.team.models import Member

WORDS = {"required": NOTHING, "max_length": TOO_LONG}
_DATE_HERE = _("No date is promised here. Please take {date} out.")


class DeclineForm(BackForm):
    """What decided it, what one thanks for, and the letter."""

    reason_kind = forms.ChoiceField(choices=ReasonKind.choices, widget=forms.RadioSelect, required=False)
    criterion = forms.CharField(label=_("Criterion that decided"), max_length=40, required=False)
    plain = forms.ChoiceField(label=_("Plain reason"), choices=[("", ""), *PlainReason.choices], required=False)
    thanks = forms.CharField(
        label=_("One concrete thing"),
        help_text=_("Completes “Thank you for …”, in the candidate's language."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Thank the person for one concrete thing.")},
    )
    text = letter_field(_("The letter"))
    made = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "{date}" in told.get("text", ""):
            self.add_error("text", _DATE_HERE)
        return told


class Keyed(forms.RadioSelect):
    """Choices that the keys 1 to 9 pick; ``then`` names the field in which one goes on typing."""

    def __init__(self, then: str) -> None:
        super().__init__()
        self.then = then

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        option["attrs"] |= {"data-pick": option["index"] and str(int(option["index"]) + 1), "data-then": self.then}
        return option


class CallForm(BackForm):
    """What became of a call. Only a talk is evidence."""

    told = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answers = forms.IntegerField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(
        label=_("What became of it"),
        choices=[(each.value, each.label) for each in OF_A_CALL],
        widget=Keyed(then="id_words"),
        error_messages={"required": _("Please say what became of the call.")},
    )
    words = forms.CharField(
        label=_("What was said"),
        help_text=_("The candidate can read this on their page."),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": TOO_LONG},
    )


class ReplyForm(BackForm):
    """A mail that came to the member's own mailbox."""

    subject = forms.CharField(label=_("Subject"), max_length=300, required=False)
    words = forms.CharField(
        label=_("What they wrote"),
        help_text=_("Copy it as it is. From now on an answer is owed, as if it had come through the page."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages=WORDS,
    )


class NoteForm(BackForm):
    """A line for colleagues."""

    words = forms.CharField(
        label=_("Note"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}), error_messages=WORDS
    )
    mentions = forms.ModelMultipleChoiceField(
        label=_("Who should see it on Today"),
        queryset=Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField", self.fields["mentions"]).queryset = colleagues


class DismissForm(BackForm):
    """Why no answer is needed."""

    why = forms.CharField(
        label=_("Why no answer is needed"),
        max_length=300,
        error_messages={"required": _("Please say why.")},
    )


class DetailsForm(BackForm):
    """What the person is called and how to reach them."""

    name = forms.CharField(label=_("Name"), help_text=_("As they write it, whole."), max_length=200)
    called = forms.CharField(label=_("Called"), max_length=200, required=False)
    pronunciation = forms.CharField(label=_("How it is said"), max_length=200, required=False)
    reading = forms.CharField(
        label=_("Reading in Latin letters"),
        help_text=_("Where our pinyin is wrong."),
        max_length=200,
        required=False,
    )
    emails = forms.CharField(
        label=_("Mail addresses"),
        help_text=_("One per line. Letters go to the first."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    phones = forms.CharField(
        label=_("Phone numbers"),
        help_text=_("One per line, best with the country code. We call the first."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    prefers = forms.ChoiceField(
        label=_("Prefers"), required=False, choices=[("", _("Nothing was said")), *Prefers.choices]
    )


class HandOverForm(BackForm):
    """Who looks after this from now on."""

    role = forms.ChoiceField(
        label=_("What changes"),
        choices=[("contact", _("The contact person")), ("deputy", _("The deputy"))],
        widget=forms.RadioSelect,
    )
    to = forms.ModelChoiceField(
        label=_("To whom"),
        queryset=Member.objects.none(),
        empty_label=_("Choose somebody"),
        error_messages={"required": _("Please choose somebody."), "invalid_choice": _("Please choose somebody.")},
    )
    why = forms.CharField(label=_("Why"), max_length=300, error_messages={"required": _("Please say why.")})

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField", self.fields["to"]).queryset = colleagues


class AsideForm(BackForm):
    """Why this was no application."""

    why = forms.ChoiceField(
        label=_("What it is"),
        choices=Aside.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say what it is.")},
    )
