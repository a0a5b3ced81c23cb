"""Whether "85 %" means 85 %: histories are made up whose truth is known, and the forecast is held against it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from hospes.insights.forecast import HALF, LIKELY
from hospes.insights.pace import Pace
from hospes.insights.simulating import Days, Leg, by_when, course, walk

# A plan as templates have it: working days that are promised, and how many the truth takes in the middle.
PLAN = ((5, 4.0), (3, 5.0), (3, 3.0), (3, 4.0))
CALENDARS = ("CA-ON", "CN")
START = datetime(2026, 3, 2, 14, tzinfo=UTC)
# So that histories begin all over the year: before one long holiday every course ends on the same day.
APART, A_YEAR = timedelta(days=11), 364
FUTURES = 200
SIZES = (5, 10, 30, 100)

Truth = Callable[[np.random.Generator, float, int], Days]


def even(rng: np.random.Generator, middle: float, count: int) -> Days:
    """Return what the model believes in: a logarithm that is normal."""
    return np.rint(rng.lognormal(np.log(middle), 0.5, count)).astype(np.int64)


def waiting(rng: np.random.Generator, middle: float, count: int) -> Days:
    """Return waits of another shape, a gamma's, which the model does not know."""
    return np.rint(rng.gamma(3.0, middle / 2.67, count)).astype(np.int64)


def two_speeds(rng: np.random.Generator, middle: float, count: int) -> Days:
    """Return mostly quick answers, and every fifth at a crawl: somebody was away."""
    slow = rng.random(count) < 0.2
    return np.rint(rng.lognormal(np.log(middle), 0.3, count) * np.where(slow, 2.5, 1.0)).astype(np.int64)


TRUTHS: dict[str, Truth] = {"even": even, "waiting": waiting, "two speeds": two_speeds}


@dataclass(frozen=True, kw_only=True)
class Calibrated:
    """In which share of true courses the 50 % and the 85 % day of the last step held."""

    truth: str
    size: int
    half: float
    likely: float


def calibrate(*, histories: int, seed: int = 0, runs: int = 1000) -> list[Calibrated]:
    """Return a line for each truth and size of history, each from so many made-up histories.

    No row of the database is read: it judges the method, through the same calendars as a real forecast.
    """
    return [
        one_line(name, size, histories=histories, rng=np.random.default_rng([seed, size, place]), runs=runs)
        for place, name in enumerate(TRUTHS)
        for size in SIZES
    ]


def one_line(name: str, size: int, *, histories: int, rng: np.random.Generator, runs: int) -> Calibrated:
    """Forecast from each of the histories and count how often true courses are over by the days that it names."""
    held = np.zeros(2)
    for number in range(histories):
        legs = [
            Leg(
                pace=Pace(plan=plan, lived=tuple(int(day) for day in TRUTHS[name](rng, middle, size))),
                calendars=CALENDARS,
            )
            for plan, middle in PLAN
        ]
        start = START + APART * number % timedelta(days=A_YEAR)
        ends = course(legs, start, seed=number, runs=runs)[-1]
        true = walk(legs, start, [TRUTHS[name](rng, middle, FUTURES) for _plan, middle in PLAN])[-1]
        held += [float((true <= by_when(ends, share).toordinal()).mean()) for share in (HALF, LIKELY)]
    half, likely = held / histories
    return Calibrated(truth=name, size=size, half=float(half), likely=float(likely))
