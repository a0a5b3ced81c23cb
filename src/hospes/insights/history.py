"""How long our steps really took: read from moves and endings, in working days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import numpy as np

from hospes.applications.models import Application, Move
from hospes.cases.enums import Outcome
from hospes.cases.models import Ending
from hospes.foundation import working
from hospes.insights.simulating import worked_days
from hospes.jobs.enums import StageKind
from hospes.jobs.models import Stage

# What lies further back was another team; what is more than this tells nothing new.
LOOKS_BACK, MOST = timedelta(days=730), 2000
# A withdrawal ends a step too, but says nothing about how long we take.
OURS = (Outcome.DECLINED, Outcome.HIRED)


@dataclass(frozen=True, kw_only=True)
class Lasted:
    """One step of one person, finished: ``days`` working days in the calendar of whoever looked after it."""

    kind: str
    people: frozenset[int]
    days: int


def steps_taken(now: datetime) -> list[Lasted]:
    """Return every finished step of the latest applications; always four queries.

    Applied and reading are one wait for the candidate, so they count as one ``review``. A step that still runs
    is left out, which makes a history of few and young applications look faster than it is.
    """
    chosen = Application.objects.filter(submitted_at__gte=now - LOOKS_BACK).order_by("-submitted_at", "-pk")[:MOST]
    facts = ("pk", "submitted_at", "stage_id", "stage__kind", "case__contact_id", "case__contact__calendar")
    rows = list(chosen.values_list(*facts, named=True))
    moves = moves_of([row.pk for row in rows])
    ended = dict(
        Ending.objects.standing()
        .filter(outcome__in=OURS, case__in=[row.pk for row in rows])
        .values_list("case_id", "at")
    )
    members: dict[int, set[int]] = {}
    for stage, member in Stage.members.through.objects.values_list("stage_id", "member_id"):
        members.setdefault(stage, set()).add(member)
    return [
        Lasted(
            kind=kind,
            people=frozenset(members.get(stage) or {row.case__contact_id}),
            days=days(start, end, row.case__contact__calendar),
        )
        for row in rows
        for stage, kind, start, end in spans(row, moves.get(row.pk, []), ended.get(row.pk))
    ]


def moves_of(applications: list[int]) -> dict[int, list[Any]]:
    """Return the moves of these applications by application, oldest first, without building the rows."""
    facts = ("application_id", "origin_id", "origin__kind", "to__kind", "at")
    found = Move.objects.filter(application__in=applications).order_by("application_id", "at", "pk")
    rows = found.values_list(*facts, named=True)
    return {pk: list(group) for pk, group in groupby(rows, key=lambda move: move.application_id)}


def spans(row: Any, moves: Iterable[Any], ended: datetime | None) -> Iterator[tuple[int, str, datetime, datetime]]:
    """Yield stage, kind, begin and end of each step that is over."""
    start, stage, kind = row.submitted_at, row.stage_id, row.stage__kind
    for move in moves:
        if wait(move.origin__kind) != wait(move.to__kind):
            yield move.origin_id, wait(move.origin__kind), start, move.at
            start = move.at
    if ended:
        yield stage, wait(kind), start, ended


def wait(kind: str) -> str:
    """Return the kind of waiting a stage is: before somebody has read there is no difference."""
    return StageKind.REVIEW.value if kind == StageKind.APPLIED else kind


def days(start: datetime, end: datetime, calendar: str) -> int:
    """Count the working days from one instant to the other, as ``working.days_between`` does, only faster."""
    tz = working.calendar(calendar).tz
    first, last = start.astimezone(tz).date(), end.astimezone(tz).date()
    worked = worked_days(first.year, last.year, (calendar,))
    before, after = np.searchsorted(worked, [first.toordinal(), last.toordinal()], side="right")
    return max(int(after - before), 0)
