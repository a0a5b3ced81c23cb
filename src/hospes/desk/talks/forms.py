"""The forms of talks: when, how long, who, how, and the letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.desk.people.forms import BackForm, letter_field
from hospes.foundation import clock
from hospes.interviews.enums import How
from hospes.interviews.models.talk import LINE, LONGEST, SHORTEST
from hospes.promises.enums import Reason
from hospes.team.models import Member

# Nobody arranges a talk for the year after next; and no arithmetic leaves the calendar.
FURTHEST = timedelta(days=400)
LENGTH = _("Say how long the talk takes: from 5 to 480 minutes.")


class WhenForm(BackForm):
    """A day and an hour on the member's own clock; together they are ``start``."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date", "data-no-draft": ""}, format="%Y-%m-%d"),
        error_messages={"required": _("Please choose a day."), "invalid": _("Please choose a day.")},
    )
    hour = forms.TimeField(
        label=_("Hour"),
        widget=forms.TimeInput(attrs={"type": "time", "data-no-draft": ""}, format="%H:%M"),
        error_messages={
            "required": _("Please choose an hour."),
            "invalid": _("Please write the hour like 09:30."),
        },
    )

    def __init__(self, *args: Any, zone: str, clock_of: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.clock_of = zone, clock_of

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("day") and told.get("hour") is not None:
            told["start"] = self._start(datetime.combine(told["day"], told["hour"]))
        return told

    def _start(self, typed: datetime) -> datetime | None:
        """The instant that was meant; None, with a sentence at its field, where there is none."""
        today = clock.now().astimezone(ZoneInfo(self.zone)).date()
        if typed.date() < today:
            self.add_error("day", _("The talk must begin in the future."))
        elif typed.date() > today + FURTHEST:
            self.add_error("day", _("That is more than a year away. Choose an earlier day."))
        else:
            start = typed.replace(tzinfo=ZoneInfo(self.zone))
            if start.astimezone(UTC).astimezone(start.tzinfo).replace(tzinfo=None) == typed:
                return start
            self.add_error("hour", _("The clocks go forward that night: this hour does not exist."))
        return None


class TalkForm(WhenForm):
    """A talk that is to be arranged, and the letter that tells it."""

    stage = forms.ChoiceField(label=_("Step of the plan"))
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), LENGTH),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Who takes part"),
        queryset=Member.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Name at least one colleague who takes part."),
            "invalid_choice": _("Choose colleagues from the list."),
            "invalid_pk_value": _("Choose colleagues from the list."),
            "invalid_list": _("Choose colleagues from the list."),
        },
    )
    how = forms.ChoiceField(label=_("How"), choices=How.choices)
    where = forms.CharField(
        label=_("Link, number or address"),
        max_length=LINE,
        error_messages={"required": _("Say where: the link, the number or the address.")},
    )
    topic = forms.CharField(label=_("What you talk about"), max_length=LINE, required=False)
    text = letter_field(_("What they are told"), rows=12)
    made = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ("day", "hour", "minutes", "stage", "people", "how", "where", "topic", "text", "made")

    def __init__(self, *args: Any, stages: list[tuple[str, str]], colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["stage"]).choices = stages
        cast("forms.ModelMultipleChoiceField", self.fields["people"]).queryset = colleagues


class MoveForm(WhenForm):
    """Another time, and the true reason."""

    reason = forms.ChoiceField(label=_("Why it is moved"), choices=Reason.choices)
    text = letter_field(_("What they are told"), rows=12)
    made = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ("day", "hour", "reason", "text", "made")


class CancelForm(BackForm):
    """Why it does not take place, as the candidate reads it."""

    why = forms.CharField(
        label=_("The reason"),
        help_text=_("In the candidate's language: it stands in the letter."),
        max_length=LINE,
        error_messages={"required": _("Please say why.")},
    )
    text = letter_field(_("What they are told"))
    made = forms.CharField(widget=forms.HiddenInput, required=False)
