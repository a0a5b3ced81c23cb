"""From durations to dates: many possible courses of one plan through the calendars of those who must be there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from hospes.foundation import working
from hospes.insights.pace import Pace

RUNS = 4000
# Whole days for the longest step: a year of working days with room for holidays.
HORIZON = 500

Days = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One step of a course: how long, on whose working days, and not before which day."""

    pace: Pace
    calendars: tuple[str, ...]
    not_before: date | None = None


def course(legs: Sequence[Leg], start: datetime, *, seed: int, runs: int = RUNS) -> list[Days]:
    """Return for each leg on which day it ends (as an ordinal) in each of ``runs`` courses.

    The same seed gives the same days, and a leg keeps its draws when another leg changes. Raises NoCommonDay.
    """
    drawn = [leg.pace.draw(np.random.default_rng([seed, place]), runs) for place, leg in enumerate(legs)]
    return walk(legs, start, drawn)


def walk(legs: Sequence[Leg], start: datetime, drawn: Sequence[Days]) -> list[Days]:
    """Return on which day each leg ends if it takes the days that were drawn. Raises NoCommonDay."""
    ends: list[Days] = []
    for leg, days in zip(legs, drawn, strict=True):
        if not ends:
            # Asked once of the house's own arithmetic, which refuses calendars that share no day.
            working.due(start, 1, *leg.calendars)
            first = start.astimezone(working.calendar(leg.calendars[0]).tz).date().toordinal()
            at = np.full(len(days), first, dtype=np.int64)
        else:
            at = ends[-1]
        end = after(at, days, leg.calendars)
        ends.append(np.maximum(end, leg.not_before.toordinal()) if leg.not_before else end)
    return ends


def after(at: Days, days: Days, calendars: tuple[str, ...]) -> Days:
    """Return the ``days``-th working day after ``at``; 0 is the same day if it is worked, else the next."""
    worked = worked_days(
        date.fromordinal(int(at.min())).year, date.fromordinal(int(at.max()) + HORIZON).year, calendars
    )
    place = np.where(days > 0, np.searchsorted(worked, at, side="right") + days - 1, np.searchsorted(worked, at))
    result: Days = worked[np.minimum(place, len(worked) - 1)]
    return result


@lru_cache(maxsize=64)
def worked_days(first: int, last: int, calendars: tuple[str, ...]) -> Days:
    """Return the ordinals of the days of these years on which all these calendars work."""
    begin, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    worked = [day for day in range(begin, end + 1) if working.is_working(date.fromordinal(day), *calendars)]
    return np.array(worked, dtype=np.int64)


def by_when(ends: Days, share: float) -> date:
    """Return the first day by which at least this share of the courses is over."""
    return date.fromordinal(int(np.quantile(ends, share, method="inverted_cdf")))
