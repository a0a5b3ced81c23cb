"""How many letters a mail server may be given in an hour and in a day (practice P27)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Limits(models.Model):
    """``hourly`` and ``daily`` letters at most, 0 for any number; ``full_until`` is when the next may leave."""

    hourly = models.PositiveIntegerField(default=0)
    daily = models.PositiveIntegerField(default=0)
    full_until = models.DateTimeField(null=True)

    envelopes: Any

    class Meta:
        abstract = True

    def room_at(self, now: datetime) -> datetime:
        """Return when the next letter may leave: ``now``, or the moment at which an older one no longer counts.

        Within a transaction that holds the row, where two workers might both take the last place.
        """
        return max(now, self._room(self.hourly, HOUR, now), self._room(self.daily, DAY, now))

    def note_full(self, until: datetime) -> None:
        """Let what waits for this server wait until then."""
        self.full_until = until
        self.save(update_fields=["full_until"])

    def _room(self, most: int, span: timedelta, now: datetime) -> datetime:
        if not most:
            return now
        left = self.envelopes.filter(handing_over_at__gt=now - span).order_by("-handing_over_at")
        # The letter that has to be older than the span before another may leave.
        oldest = left.values_list("handing_over_at", flat=True)[most - 1 : most].first()
        return now if oldest is None else oldest + span
