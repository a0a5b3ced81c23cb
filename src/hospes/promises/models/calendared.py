"""Standing in the owner's calendar: every open date does, and its event moves with it (spec I11)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

from hospes.calendars.models import Entry
from hospes.promises.enums import IN_CALENDAR

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.promises.models.promise import Promise

# What a date by which something is owed takes up in a calendar: the half hour before it.
LENGTH = timedelta(minutes=30)


def entry_key(root: int) -> str:
    """One chain of moves is one entry, named for the promise it began with: so the event moves, and is not struck."""
    return f"promise:{root}"


class Calendared(models.Model):
    """A promise is written into its owner's calendar in the transaction that made, moved or settled it."""

    class Meta:
        abstract = True

    def chain_began_with(self) -> int:
        """The key of the promise that this chain of moves began with."""
        promise = cast("Promise", self)
        if promise.supersedes_id is None:
            return promise.pk
        before = type(promise).objects.filter(pk=promise.supersedes_id)
        return int(before.values_list(Coalesce(F("supersedes"), F("pk")), flat=True).get())

    def stand_in_calendar(self, *, now: datetime) -> None:
        """Let the owner's calendar say what the ledger says of this chain (the caller holds the case's lock)."""
        promise = cast("Promise", self)
        if promise.kind not in IN_CALENDAR:
            return
        root = self.chain_began_with()
        running = type(promise).objects.running().filter(root=root).first()
        Entry.objects.cancel(entry_key(root), now=now, but=running.owner if running else None)
        if running is not None:
            start, end = running.due - LENGTH, running.due
            Entry.objects.put(member=running.owner, key=entry_key(root), start=start, end=end, now=now)
