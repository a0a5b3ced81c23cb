"""A private reminder (practice P30): nobody else sees it, and it is no promise."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import models

from hospes.cases.models import Case
from hospes.foundation import clock, text
from hospes.notices.refusals import NothingToRemember, ReminderPassed
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import date

LINE = 200


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Reminders, asked for in sentences. Each is read by its owner alone."""

    def seen_by(self, member: Member) -> ReminderQuerySet:
        return self.filter(owner=member) if member.is_active else self.none()

    def open(self) -> ReminderQuerySet:
        return self.filter(done_at=None)

    def due(self, today: date) -> ReminderQuerySet:
        """Open, for this day or an earlier one, the oldest first."""
        return self.open().filter(day__lte=today).order_by("day", "pk")

    def remind(self, *, by: Member, words: str, day: date, case: Case | None = None) -> Reminder:
        """Note something to remember on a day of one's own. Raises NothingToRemember, ReminderPassed.

        Nothing of it stands in the journal: it is nobody else's business.
        """
        said = text.clean_line(words, LINE)
        if not said:
            raise NothingToRemember
        if day < today_of(by):
            raise ReminderPassed
        return self.create(owner=by, words=said, day=day, case=case, made_at=clock.now())


class Reminder(models.Model):
    """One line for oneself. ``day`` is a day where its owner is."""

    owner = models.ForeignKey(Member, models.PROTECT, related_name="reminders")
    words = models.CharField(max_length=LINE)
    day = models.DateField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        indexes = [models.Index(name="reminder_open", fields=["owner", "day"], condition=models.Q(done_at=None))]

    def __str__(self) -> str:
        return self.words

    def snooze(self, day: date) -> None:
        """Put it off to another day. Raises ReminderPassed."""
        if day < today_of(self.owner):
            raise ReminderPassed
        self.day = day
        self.save(update_fields=["day"])

    def tick(self) -> None:
        """It is done. Safe to repeat."""
        if self.done_at is None:
            self.done_at = clock.now()
            self.save(update_fields=["done_at"])

    def untick(self) -> None:
        """It is not done after all. Safe to repeat."""
        self.done_at = None
        self.save(update_fields=["done_at"])


def today_of(member: Member) -> date:
    """The day it is where this member is."""
    return clock.now().astimezone(ZoneInfo(member.zone)).date()
