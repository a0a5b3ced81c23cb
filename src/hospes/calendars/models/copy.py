"""What of an entry stands in its member's calendar outside, as far as we wrote it there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from hospes.calendars.models.entry import Entry

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.team.models import Member

NEVER = -1
# What ended before that is not written any more.
LATE = timedelta(days=1)


def stale_entries(now: datetime) -> models.QuerySet[Entry]:
    """What is said there otherwise than here: never written, moved, or to be taken away."""
    unsaid = Q(cancelled_at=None, end__gt=now - LATE, copy=None)
    return Entry.objects.filter(unsaid | Q(copy__isnull=False) & ~Q(copy__sequence=F("sequence")))


class CopyQuerySet(models.QuerySet["Copy"]):
    """Copies, asked for in sentences."""

    def deleted_there(self, member: Member) -> CopyQuerySet:
        """What the member deleted in his own calendar, though it stands here, and did not say that he knows."""
        rows = self.filter(entry__member=member, entry__cancelled_at=None, gone_at__isnull=False)
        return rows.filter(seen_at=None).select_related("entry").order_by("entry__start")

    def write_again(self, member: Member) -> int:
        """Let what was deleted there be written once more. Returns how many."""
        return self.deleted_there(member).update(gone_at=None, sequence=NEVER)

    def leave(self, member: Member, *, now: datetime) -> int:
        """The member knows that it is not in his calendar. Returns how many."""
        return self.deleted_there(member).update(seen_at=now)

    def expected(self, member: Member) -> CopyQuerySet:
        """What must be found in the member's calendar: written by us as it stands here, and not known to be gone."""
        here = Q(entry__member=member, entry__cancelled_at=None, sequence=F("entry__sequence"))
        return self.filter(here, gone_at=None, elsewhere=False).select_related("entry")


class Copy(models.Model):
    """``sequence`` is the entry's as it was last written there; with another one it is to be written again."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="copy")
    sequence = models.IntegerField(default=NEVER)
    etag = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField()
    # The calendar has the same event by an invitation that its owner took over.
    elsewhere = models.BooleanField(default=False)
    gone_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    objects = CopyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.entry_id} at {self.sequence}"
