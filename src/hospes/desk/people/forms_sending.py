"""With what a letter goes, to whom besides, and when: fields that stand under the words."""

from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from hospes.team.models import Member

NOW, MORNING, CHOSEN = "now", "morning", "chosen"
# What a browser writes for a day with an hour, and what somebody may type where it has no such field.
HOURS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


class ManyFiles(forms.ClearableFileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/input.html"


class FilesField(forms.FileField):
    """None, one or several files; what they are is told by the room."""

    def __init__(self, **more: Any) -> None:
        widget = ManyFiles(attrs={"data-no-draft": ""})
        super().__init__(widget=widget, required=False, allow_empty_file=True, **more)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(each, initial) for each in data or []]


class SendingForm(forms.Form):
    """Part of a form of letters. ``morning``: the words for the candidate's next working hours."""

    files = FilesField(label=_("Files"))
    cc = forms.ModelMultipleChoiceField(
        label=_("Copy to a colleague"),
        help_text=_("They read who else got it."),
        queryset=Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    leave = forms.ChoiceField(label=_("Leaves"), required=False, widget=forms.Select(attrs={"data-no-draft": ""}))
    leave_on = forms.DateTimeField(
        label=_("On this day, at this hour"),
        input_formats=HOURS,
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "data-no-draft": ""}, format=HOURS[0]),
        error_messages={"invalid": _("Please write day and hour like 2026-11-24 09:00.")},
    )

    def offer(self, *, colleagues: Any, morning: str, there: str) -> None:
        """Fill the choices."""
        cast("forms.ModelMultipleChoiceField", self.fields["cc"]).queryset = colleagues
        choices = [(NOW, _("now")), (MORNING, morning), (CHOSEN, _("at an hour that I choose below"))]
        cast("forms.ChoiceField", self.fields["leave"]).choices = choices
        self.fields["leave_on"].help_text = there

    def check_hour(self, told: dict[str, Any]) -> None:
        """A chosen hour is there."""
        if told.get("leave") == CHOSEN and not told.get("leave_on") and "leave_on" not in self.errors:
            self.add_error("leave_on", _("Please choose day and hour."))


def on_their_clock(typed: datetime, zone: str) -> datetime:
    """A typed hour is the candidate's."""
    return typed.replace(tzinfo=ZoneInfo(zone))
