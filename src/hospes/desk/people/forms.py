"""The forms in which letters to a candidate are written and dated."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.desk.people import dates
from hospes.desk.people.forms_sending import SendingForm
from hospes.promises.enums import Reason

LONG = 10_000
NOTHING = _("Please write something.")
TOO_LONG = _("Please keep it below 10,000 characters.")
# Fits what the ledger takes; the browser's own names of days differ from ours.
DAY = "%Y-%m-%d"


def letter_field(label: Any, rows: int = 9, **more: Any) -> forms.CharField:
    """A large field for words to the candidate."""
    errors = {"required": NOTHING, "max_length": TOO_LONG}
    widget = forms.Textarea(attrs={"rows": rows, "class": "composer__text"})
    return forms.CharField(label=label, max_length=LONG, widget=widget, error_messages=errors, **more)


class DayField(forms.DateField):
    """One of the days that may be promised; what else is typed, the ledger refuses in words."""

    def __init__(self, **more: Any) -> None:
        errors = {"required": _("Please choose a date."), "invalid": _("Please choose one of the dates.")}
        # A day kept in the browser would be another one tomorrow.
        widget = forms.Select(attrs={"data-no-draft": ""})
        super().__init__(input_formats=[DAY], error_messages=errors, widget=widget, **more)

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value


class BackForm(forms.Form):
    """Every act remembers where it was begun."""

    back = forms.CharField(widget=forms.HiddenInput, required=False)


class NothingForm(BackForm):
    """A button."""


class ComposeForm(SendingForm, BackForm):
    """A letter, with the next date unless there is none."""

    answers = forms.IntegerField(widget=forms.HiddenInput, required=False)
    also = forms.TypedMultipleChoiceField(
        label=_("This letter also answers"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    letter = forms.CharField(widget=forms.HiddenInput, required=False)
    subject = forms.CharField(
        label=_("Subject"),
        max_length=300,
        error_messages={"required": _("Please give the letter a subject.")},
    )
    text = letter_field(_("Message"))
    promise = forms.BooleanField(label=_("Promise a next date"), required=False)
    day = DayField(label=_("They hear again by"), required=False)

    def __init__(
        self,
        *args: Any,
        days: dates.Choices,
        offer: dict[str, Any],
        must_promise: bool = False,
        also: dates.Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer(**offer)
        self.must_promise = must_promise
        cast("forms.MultipleChoiceField", self.fields["also"]).choices = also
        if not also:
            del self.fields["also"]
        self.fields["day"].widget.choices = days
        if not days:
            # What has ended promises nothing any more.
            del self.fields["promise"], self.fields["day"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        self.check_hour(told)
        if self.must_promise and not told.get("promise"):
            self.add_error("promise", _("We missed a date. This letter must say a new one."))
        if told.get("promise") and not told.get("day") and "day" not in self.errors:
            self.add_error("day", _("Please choose a date."))
        if not told.get("promise") and "{date}" in told.get("text", ""):
            self.add_error("text", _("{date} stands for a promised date. Promise one, or take {date} out."))
        return told


class AdvanceForm(BackForm):
    """To which stage, what is told, and by when one hears again."""

    stage = forms.ChoiceField(
        label=_("Stage"), error_messages={"invalid_choice": _("Choose another stage of this job.")}
    )
    day = DayField(label=_("They hear again by"))
    text = letter_field(_("What they are told"))
    made = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, stages: list[tuple[str, str]], days: dates.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["stage"]).choices = stages
        self.fields["day"].widget.choices = days


class HoldForm(BackForm):
    """A true reason and a new date, told before the old one."""

    reason = forms.ChoiceField(label=_("Why it takes longer"), choices=Reason.choices)
    day = DayField(label=_("New date"))
    text = letter_field(_("What they are told"))
    made = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, days: dates.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.choices = days
