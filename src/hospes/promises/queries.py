"""Reads for screens and for the rules of 8.7."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from hospes.cases.models import Case
from hospes.foundation import house, working
from hospes.promises.enums import BESIDE, MAIN_CHAIN, OPEN, Kind, State, Step
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise, Rung
from hospes.promises.models.keepable import AFTER
from hospes.team.models import Absence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet

    from hospes.team.models import Member


@dataclass(frozen=True)
class Standing:
    """What a candidate waits for: the next date, and what was missed without a newer word."""

    next: Promise | None
    missed: Promise | None

    @property
    def is_missed(self) -> bool:
        """Whether the page must say first that we missed a date."""
        return self.missed is not None

    @property
    def is_unspoken(self) -> bool:
        """Whether a date was missed and nobody has written since: it stays on Today until somebody does."""
        if self.missed is None:
            return False
        # What the ladder wrote is nobody's word, unless somebody has moved its date since.
        if self.next is None or (self.next.subject.startswith(AFTER) and self.next.told_at is None):
            return True
        return (self.next.told_at or self.next.made_at) <= self.missed.due


def standing(promises: Iterable[Promise], now: datetime) -> Standing:
    """Say what comes next, from a case's promises (prefetched or not): a pure function of facts (I3)."""
    rows = list(promises)
    ahead = [p for p in rows if p.state == State.MADE and p.due > now]
    chain = [p for p in ahead if p.kind in MAIN_CHAIN] or [p for p in ahead if p.kind in BESIDE]
    missed = [p for p in rows if p.state in OPEN and p.missed_from <= now and p.kind != Kind.SAFE_CLOSE]
    return Standing(
        next=min(chain, key=lambda p: p.due, default=None),
        missed=min(missed, key=lambda p: p.due, default=None),
    )


def needs_update(case: Case, now: datetime) -> bool:
    """Whether the next date is further than the heartbeat allows (spec 8.2, UPDATE)."""
    settings = house.read(PromiseSettings)
    limit = working.due(now, settings.update, case.contact.calendar).at
    ahead = Promise.objects.filter(case=case, kind__in=MAIN_CHAIN).unanswered().ahead(now)
    nearest = ahead.order_by("due").first()
    return nearest is None or nearest.due > limit


def owed_by(member: Member, now: datetime) -> QuerySet[Promise]:
    """Everything this member owes now: as owner, for one who is away or gone, or told of by the ladder (8.5).

    Ordered by due. Promises that a released message is answering are left out while their date is ahead:
    the word is on its way. One that is missed meanwhile is owed like any other.
    """
    on_its_way = ~Q(answered_in="") & Q(revoked_at=None, due__gt=now)
    mine = Promise.objects.open().exclude(kind=Kind.SAFE_CLOSE).exclude(on_its_way)
    as_owner = mine.filter(owner=member)
    away = Absence.objects.at(now).filter(member=OuterRef("owner"))
    as_deputy = mine.filter(Q(owner__is_active=False) | Exists(away), deputy=member)
    told = Rung.objects.filter(told=member, step__in=[Step.LEAD, Step.HEAD]).values("promise")
    as_told = mine.filter(state=State.BROKEN, pk__in=told, case__in=Case.objects.seen_by(member))
    rows = as_owner | as_deputy | as_told
    return rows.select_related("case__candidate", "case__contact", "owner").order_by("due", "pk")
