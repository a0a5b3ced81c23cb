"""The ladder: when who is told that a date is near, or was missed and nobody has made it good (spec 8.5).

Counted in the working time of the promise's calendar, which is its owner's. It ends with the promise
(kept, repaired, moved, void), and it stops nobody: others are looked after as before (practice P22).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hospes.foundation import working
from hospes.promises.enums import WITNESSED, Kind, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hospes.promises.models import Promise

# A receipt takes minutes, what is deleted on a day is nobody's word, and of a talk one has to say how it went.
WITHOUT = frozenset({Kind.ACK, Kind.SAFE_CLOSE}) | WITNESSED
HOURS_BEFORE = timedelta(hours=2)
LEAD_AFTER = 1
DEPUTY_AFTER = 2
HEAD_AFTER = 5


def steps(promise: Promise) -> list[tuple[Step, datetime]]:
    """Every step of this promise and its instant, in order.

    What would have come before it was promised is left out, and so are the last hours where nobody works.
    """
    if promise.kind in WITHOUT:
        return []
    return [(step, at) for step, at in _all(promise) if at > promise.made_at]


def next_after(promise: Promise, now: datetime) -> datetime | None:
    """When the next step is to be taken, or None at the top."""
    return next((at for _step, at in steps(promise) if at > now), None)


def true_at(promise: Promise, now: datetime) -> list[tuple[Step, datetime]]:
    """The steps whose time has come and that still say the truth: nobody is reminded of what has passed."""
    return [(step, at) for step, at in steps(promise) if at <= now and (at >= promise.due or now < promise.due)]


def _all(promise: Promise) -> Iterator[tuple[Step, datetime]]:
    due, key = promise.due, promise.calendar
    yield Step.DAY_BEFORE, _day_before(due, key)
    hours = due - HOURS_BEFORE
    if working.is_open(hours, key):
        yield Step.HOURS_BEFORE, hours
    yield Step.LEAD, working.due(due, LEAD_AFTER, key).at
    yield Step.DEPUTY, working.due(due, DEPUTY_AFTER, key).at
    yield Step.HEAD, working.due(due, HEAD_AFTER, key).at


def _day_before(due: datetime, key: str) -> datetime:
    """The same hour on the working day before."""
    local = due.astimezone(working.calendar(key).tz)
    day = local.date() - timedelta(days=1)
    while not working.is_working(day, key):
        day -= timedelta(days=1)
    return local.replace(year=day.year, month=day.month, day=day.day).astimezone(due.tzinfo)
