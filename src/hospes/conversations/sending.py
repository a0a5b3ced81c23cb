"""How a letter goes: with which files, to whom besides, and when (the candidate's own clock counts)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hospes.conversations.refusals import LeavesTooLate
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import house

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hospes.candidates.models import Candidate
    from hospes.conversations.models.message_file import MessageFile
    from hospes.team.models import Member

_SATURDAY = 5
LONGEST_WAIT = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Sending:
    """``files``: rows of ``attaching.keep``. ``cc``: colleagues who get it too, and whom the candidate sees there.

    ``leave_at`` (UTC): not before then; None is as soon as the time of undo is over.
    """

    files: Sequence[MessageFile] = ()
    cc: Sequence[Member] = ()
    leave_at: datetime | None = None

    def release_at(self, now: datetime) -> datetime:
        """When it leaves. What lies in the past is now. Raises LeavesTooLate beyond thirty days."""
        soonest = now + timedelta(seconds=house.read(ConversationSettings).undo_seconds)
        if self.leave_at is None:
            return soonest
        if self.leave_at > now + LONGEST_WAIT:
            raise LeavesTooLate(days=LONGEST_WAIT.days)
        return max(soonest, self.leave_at)


AT_ONCE = Sending()


def next_hours(candidate: Candidate, now: datetime) -> datetime:
    """When the working hours of the candidate begin next, on his own clock: the next weekday's morning.

    Before the morning of a weekday that is today.
    """
    zone = ZoneInfo(candidate.zone)
    begins = time(house.read(ConversationSettings).hours_begin)
    there = now.astimezone(zone)
    day = there.date() if there.time() < begins else there.date() + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, begins, zone)


def in_hours(candidate: Candidate, now: datetime) -> bool:
    """Whether it is within working hours where the candidate is."""
    settings = house.read(ConversationSettings)
    there = now.astimezone(ZoneInfo(candidate.zone))
    return there.weekday() < _SATURDAY and settings.hours_begin <= there.hour < settings.hours_end
