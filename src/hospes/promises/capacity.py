"""Whether a day still has room for a promise, before it is made: over-promising stops here (spec 8.3, practice P13).

What falls due on one day may take a share of the hours that its owner works on that day; each kind of promise costs
minutes. Nothing here refuses anything: it names the first day that has room, says why, and who else has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hospes.foundation import house, showing, working
from hospes.foundation.working import Due
from hospes.promises.enums import OPEN, Kind
from hospes.promises.kinds import PromiseSettings, kinds
from hospes.promises.models import Promise
from hospes.promises.models.making import exactly
from hospes.team.models import Absence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hospes.cases.models import Case
    from hospes.team.models import Member


@house.register("promises.capacity")
@dataclass(frozen=True)
class CapacitySettings:
    """Which share of a working day (percent) promises may take, and what each kind takes (minutes).

    The receipt, the tries to reach somebody and the deletion cost nobody's day.
    """

    share: int = 60
    review: int = 15
    schedule: int = 10
    interview: int = 60
    outcome: int = 20
    decision: int = 30
    callback: int = 20
    update: int = 10
    reply: int = 10
    data_request: int = 60

    def minutes(self, kind: str) -> int:
        """What a promise of this kind takes of its owner's day."""
        return int(getattr(self, kind.lower(), 0))


@dataclass(frozen=True, kw_only=True)
class Room:
    """The first day with room at or after the one that was wished; the last allowed one where none ``fits``.

    ``owed`` promises stood on the wished day already; ``away``: its owner does not work on it, by calendar or absence.
    ``other``: the deputy, where he has room on the wished day.
    """

    owner: Member
    wished: Due
    due: Due
    fits: bool
    owed: int
    away: bool
    other: Member | None

    @property
    def is_as_wished(self) -> bool:
        return self.fits and self.due == self.wished

    def why(self) -> str:
        """Say in one sentence of the active language why it is not the wished day; empty if it is."""
        if self.is_as_wished:
            return ""
        language = get_language() or "en"
        facts = {
            "name": self.owner.name,
            "wished": showing.day(local_day(self.wished), language),
            "day": showing.day(local_day(self.due), language),
            "n": self.owed,
            "other": self.other.name if self.other else "",
        }
        sentences = [self._reason() % facts, _("%(other)s has room by then.") % facts if self.other else ""]
        return " ".join(filter(None, sentences))

    def _reason(self) -> str:
        if not self.fits:
            return _("%(name)s has no day with room between %(wished)s and %(day)s, the latest possible one.")
        if self.away:
            return _("%(name)s does not work on %(wished)s; %(day)s is the first day with room.")
        return ngettext(
            "%(name)s owes %(n)d person a word on %(wished)s already; %(day)s is the first day with room.",
            "%(name)s owes %(n)d people a word on %(wished)s already; %(day)s is the first day with room.",
            self.owed,
        )


@dataclass(kw_only=True)
class Diary:
    """What some members owe, day by day, and when they are away, as read at one instant (aware)."""

    now: datetime
    settings: CapacitySettings
    promised: PromiseSettings
    minutes: dict[tuple[int, date], int] = field(default_factory=dict)
    owed: dict[tuple[int, date], int] = field(default_factory=dict)
    absences: dict[int, list[Absence]] = field(default_factory=dict)

    def budget(self, member: Member, day: date) -> int:
        """How many minutes of this day (in the member's calendar) promises may take; none on a day off."""
        begin, end = working.opens(day, member.calendar), working.closing(day, member.calendar)
        worked = working.worked(begin, end, member.calendar)
        for absence in self.absences.get(member.pk, []):
            worked -= working.worked(max(begin, absence.starts), min(end, absence.until), member.calendar)
        return max(int(worked.total_seconds() / 60 * self.settings.share / 100), 0)

    def has_room(self, member: Member, day: date, kind: Kind) -> bool:
        """Whether another promise of this kind fits into the day."""
        cost = self.settings.minutes(kind)
        return self.minutes.get((member.pk, day), 0) + cost <= self.budget(member, day)

    def book(self, member: Member, day: date, kind: Kind) -> None:
        """Count one more promise on this day, for whoever asks next."""
        self.minutes[member.pk, day] = self.minutes.get((member.pk, day), 0) + self.settings.minutes(kind)
        self.owed[member.pk, day] = self.owed.get((member.pk, day), 0) + 1

    def ceiling(self, owner: Member, kind: Kind, *, start: datetime) -> Due:
        """The latest day that a first promise of this kind may name, counted from ``start`` (spec 8.2)."""
        return working.due(start, kinds[kind].ceiling(self.promised), owner.calendar)

    def first(self, owner: Member, kind: Kind, *, wished: Due, latest: Due, deputy: Member | None = None) -> Room:
        """Return the first room for a promise of this kind from ``wished`` to ``latest`` (both included)."""
        asked = day = local_day(wished)
        last = max(local_day(latest), asked)
        while day < last and not self.has_room(owner, day, kind):
            day = local_day(working.due(working.closing(day, owner.calendar), 1, owner.calendar))
        day = min(day, last)
        fits = self.has_room(owner, day, kind)
        spare = deputy is not None and not (fits and day == asked) and self.has_room(deputy, asked, kind)
        return Room(
            owner=owner,
            wished=wished,
            due=wished if day == asked else exactly(working.closing(day, owner.calendar), owner.calendar),
            fits=fits,
            owed=self.owed.get((owner.pk, asked), 0),
            away=self.budget(owner, asked) == 0,
            other=deputy if spare else None,
        )


def diary(members: Iterable[Member], *, now: datetime) -> Diary:
    """Read what these members owe and when they are away; four queries, however many they are.

    What is missed already weighs on today. Several promises at one instant are one row of the answer.
    """
    people = {member.pk: member for member in members}
    read = Diary(now=now, settings=house.read(CapacitySettings), promised=house.read(PromiseSettings))
    owing = Promise.objects.filter(owner__in=people, state__in=OPEN, answered_in="").order_by()
    for row in owing.values("owner", "kind", "due").annotate(n=Count("pk")):
        tz = working.calendar(people[row["owner"]].calendar).tz
        key = row["owner"], max(row["due"], now).astimezone(tz).date()
        cost = read.settings.minutes(row["kind"])
        read.minutes[key] = read.minutes.get(key, 0) + cost * row["n"]
        read.owed[key] = read.owed.get(key, 0) + (row["n"] if cost else 0)
    for absence in Absence.objects.not_over(now).filter(member__in=people):
        read.absences.setdefault(absence.member_id, []).append(absence)
    return read


def room_for(case: Case, kind: Kind, *, wished: Due, now: datetime, latest: Due | None = None) -> Room:
    """The first day on which the case's contact can keep a promise of this kind, not before ``wished``.

    ``latest`` is the kind's ceiling from now if None. A wish beyond it is left as it is.
    """
    owner, deputy = case.contact, case.deputy
    known = diary([owner, *([deputy] if deputy else [])], now=now)
    last = latest or known.ceiling(owner, kind, start=now)
    return known.first(owner, kind, wished=wished, latest=last, deputy=deputy)


def local_day(due: Due) -> date:
    """The day of a due in the calendar that counts."""
    return due.at.astimezone(working.calendar(due.calendar).tz).date()
