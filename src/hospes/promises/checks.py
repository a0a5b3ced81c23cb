"""What the sweeper re-derives about promises: I2, I3, I12, I15 and the shape of the ledger (spec 8.7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Prefetch, Q

from hospes.cases.enums import State as CaseState
from hospes.cases.models import Case
from hospes.foundation.sweeping import Check, Violation
from hospes.promises import chains, entries
from hospes.promises.enums import OPEN, Kind, State
from hospes.promises.models import Promise
from hospes.promises.queries import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet


def _live() -> QuerySet[Case]:
    rows = Promise.objects.filter(state__in=OPEN).select_related("owner", "deputy")
    return Case.objects.live().select_related("contact", "deputy").prefetch_related(Prefetch("promises", queryset=rows))


def next_step(now: datetime) -> Iterator[Violation]:
    """I2: a live case has a promise ahead, or a missed one with somebody who acts."""
    for case in _live().iterator(chunk_size=500):
        rows = list(case.promises.all())
        ahead = any(p.state == State.MADE and p.due > now for p in rows)
        alert = any(p.due <= now and p.kind != Kind.SAFE_CLOSE for p in rows)
        if not ahead and not alert:
            yield Violation("I2", case.key, "no next step with a date, and nothing that is missed")


def visible(now: datetime) -> Iterator[Violation]:
    """I3: what the candidate's page shows comes from the same facts, and is never empty."""
    for case in _live().iterator(chunk_size=500):
        seen = standing(case.promises.all(), now)
        if seen.next is None and seen.missed is None:
            yield Violation("I3", case.key, "the page has no date and no missed one to show")


def moved_in_time(now: datetime) -> Iterator[Violation]:
    """I12: a moved date was told before the old one, by a human, at most twice."""
    moved = Promise.objects.exclude(supersedes=None).exclude(state=State.PROPOSED)
    late = Q(told_at__gte=F("supersedes__due"))
    for promise in moved.filter(late | Q(chain__gt=2) | ~Q(made_by__startswith="member:")):
        yield Violation(
            "I12", f"case:{promise.case_id}", f"promise {promise.pk} was moved late, by a machine or too often"
        )
    forgotten = moved.filter(supersedes__state=State.MADE, told_at__isnull=False)
    for promise in forgotten:
        yield Violation("I12", f"case:{promise.case_id}", f"promise {promise.pk} was told but the old one runs on")
    for promise in moved.filter(supersedes__state=State.RENEGOTIATED, told_at=None):
        yield Violation("I12", f"case:{promise.case_id}", f"promise {promise.pk} moved a date and was not told")


def settled_in_time(now: datetime) -> Iterator[Violation]:
    """I2: kept means in time, by a fact; one open promise of a kind."""
    wrong = Promise.objects.filter(state=State.KEPT).filter(Q(kept_at=None) | Q(kept_at__gt=F("due")))
    for promise in wrong:
        yield Violation("I2", f"case:{promise.case_id}", f"promise {promise.pk} is kept, but not in time")


def closed_has_nothing_owed(now: datetime) -> Iterator[Violation]:
    """I4: in a closed case only an unanswered question and the date of deletion stay open."""
    stays = [Kind.REPLY, Kind.SAFE_CLOSE]
    rows = Promise.objects.open().filter(case__state=CaseState.CLOSED).exclude(kind__in=stays)
    for promise in rows:
        yield Violation("I4", f"case:{promise.case_id}", f"closed, but {promise.kind} is open")


def chain(now: datetime) -> Iterator[Violation]:
    """I15: each case's events are numbered without a gap and every digest follows from the one before."""
    for event, follows in chains.walk():
        if not follows:
            yield Violation("I15", f"case:{event.case_id}", f"event {event.number} does not follow")


def what_fell_due_is_written(now: datetime) -> Iterator[Violation]:
    """I14: what fell due more than ten minutes ago has been written as missed."""
    rows = Promise.objects.to_be_broken(now - timedelta(minutes=10))
    for promise in rows:
        yield Violation("I14", f"case:{promise.case_id}", f"promise {promise.pk} fell due and no clock wrote it")


CHECKS = [
    Check(code="I2", title="a next step with a date", run=next_step),
    Check(code="I2", title="kept means in time", run=settled_in_time),
    Check(code="I3", title="the page shows it", run=visible),
    Check(code="I4", title="closed has nothing owed", run=closed_has_nothing_owed),
    Check(code="I11", title="dates stand in their owners' calendars", run=entries.same_as_the_ledger),
    Check(code="I12", title="moved in time", run=moved_in_time),
    Check(code="I14", title="what fell due is written", run=what_fell_due_is_written),
    Check(code="I15", title="the chain of events", run=chain),
]
