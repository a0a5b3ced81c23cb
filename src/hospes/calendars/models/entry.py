"""One thing in a member's calendar, written by the room that owes it, in that room's own transaction."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime

# Calendars on phones and desks show the last months; nobody scrolls further back than this.
SHOWN_FOR = timedelta(days=180)


def new_uid() -> str:
    """Return a name that no other calendar uses (RFC 5545 3.8.4.7 asks for one that is unique in the world)."""
    return f"{uuid.uuid4()}@hospes"


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, asked for in sentences."""

    def standing(self) -> EntryQuerySet:
        """Those that were not cancelled."""
        return self.filter(cancelled_at=None)

    def shown_to(self, member: Member, now: datetime) -> EntryQuerySet:
        """What this member's calendar shows at ``now``."""
        return self.standing().filter(member=member, end__gt=now - SHOWN_FOR)

    def put(
        self,
        *,
        member: Member,
        key: str,
        start: datetime,
        end: datetime,
        now: datetime,
        all_day: bool = False,
        uid: str = "",
    ) -> Entry:
        """Let this stand in the member's calendar under ``key``: new, moved, back again, or as it was.

        Changes count ``sequence`` up, so that calendars take them over (RFC 5545 3.8.7.4); saying the same twice
        changes nothing. ``uid`` is for what people are invited to by mail as well: one event, whichever way it comes.
        The caller holds the lock of what it is about.
        """
        times = {"start": start, "end": end, "all_day": all_day}
        first = {**times, "updated_at": now, "uid": uid or new_uid()}
        entry, made = self.get_or_create(member=member, key=key, defaults=first)
        wanted = {**times, "cancelled_at": None}
        if made or all(getattr(entry, name) == value for name, value in wanted.items()):
            return entry
        for name, value in wanted.items():
            setattr(entry, name, value)
        entry.sequence, entry.updated_at = entry.sequence + 1, now
        entry.save(update_fields=[*wanted, "sequence", "updated_at"])
        return entry

    def cancel(self, key: str, *, now: datetime, but: Member | None = None) -> int:
        """Take ``key`` out of every calendar, except that of ``but``. Returns from how many it was taken."""
        rows = self.standing().filter(key=key)
        if but is not None:
            rows = rows.exclude(member=but)
        return rows.update(cancelled_at=now, updated_at=now, sequence=F("sequence") + 1)


class Entry(models.Model):
    """Times in one member's calendar. Instants in UTC; ``all_day`` shows days in the member's zone."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="calendar_entries")
    # What it is about, for the room that wrote it: ``promise:12``.
    key = models.CharField(max_length=60)
    start = models.DateTimeField()
    end = models.DateTimeField()
    all_day = models.BooleanField(default=False)
    uid = models.CharField(max_length=80, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(name="calendar_entry_once", fields=["member", "key"]),
            models.UniqueConstraint(name="calendar_entry_uid_once", fields=["member", "uid"]),
            models.CheckConstraint(name="calendar_entry_ends_after_it_starts", condition=Q(end__gt=F("start"))),
        ]
        indexes = [
            models.Index(name="calendar_entry_key", fields=["key"]),
            models.Index(name="calendar_entry_standing", fields=["member", "end"], condition=Q(cancelled_at=None)),
        ]

    def __str__(self) -> str:
        return self.key
