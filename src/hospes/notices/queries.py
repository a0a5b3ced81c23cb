"""Reads for screens: how often each member is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hospes.notices.models import Way, Word
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime

DAYS = 7
# More than this a day, and nobody reads them any more (practice P14).
MOST = 8


@dataclass(frozen=True)
class Told:
    """One member's week: words for each day, the newest day first."""

    member: Member
    way: Way | None
    days: list[int]

    @property
    def is_much(self) -> bool:
        return max(self.days) >= MOST


def days(now: datetime, zone: str) -> list[date]:
    """The days of the table, the newest first."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return [today - timedelta(days=n) for n in range(DAYS)]


def told(now: datetime) -> list[Told]:
    """Everybody who works here, in order of name. Three queries."""
    rows = Word.objects.filter(queued_at__gt=now - timedelta(days=DAYS + 1)).values_list("member", "queued_at")
    members = {member.pk: member for member in Member.objects.active().order_by("sort_key", "pk")}
    ways = {way.member_id: way for way in Way.objects.filter(member__in=members).select_related("robot")}
    counts: Counter[tuple[int, date]] = Counter()
    for pk, at in rows:
        if pk in members:
            counts[pk, at.astimezone(ZoneInfo(members[pk].zone)).date()] += 1
    return [
        Told(member, ways.get(pk), [counts[pk, day] for day in days(now, member.zone)])
        for pk, member in members.items()
    ]
