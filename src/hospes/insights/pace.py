"""How long a step takes: a plan's number at first, what we lived through later, and how sure one can be of it.

The logarithm of a duration is taken as normal with unknown mean and spread (a normal-inverse-gamma prior around
the plan). So nothing has to switch between "plan" and "history": with no rows it is the plan with a wide spread,
and each row pulls. The draws include that we do not know the mean and the spread either.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# A promise is a ceiling: without history we expect three quarters of it.
OF_THE_PLAN = 0.75
# How many rows the plan weighs, and what it says of the spread (of the logarithm, about 0.6).
WEIGHS, ALPHA, BETA = 0.5, 2.0, 0.35
# Below this many finished steps a history is thin, and one says so.
THIN = 8
# A year of working days: beyond it nobody plans.
LONGEST = 250


@dataclass(frozen=True, kw_only=True)
class Pace:
    """What we know of one step: the plan's working days, and how many it took before."""

    plan: float
    lived: tuple[int, ...] = ()

    @property
    def is_thin(self) -> bool:
        return len(self.lived) < THIN

    def draw(self, rng: np.random.Generator, runs: int) -> NDArray[np.int64]:
        """Return ``runs`` possible durations in whole working days."""
        logs = np.log(np.asarray(self.lived, dtype=float) + 0.5)
        count = len(logs)
        expected = np.log(self.plan * OF_THE_PLAN + 0.5)
        mean = logs.mean() if count else expected
        weight = WEIGHS + count
        alpha = ALPHA + count / 2
        off = WEIGHS * count * (mean - expected) ** 2 / (2 * weight)
        beta = BETA + ((logs - mean) ** 2).sum() / 2 + off
        spread = np.sqrt(beta / rng.gamma(alpha, size=runs))
        centre = (WEIGHS * expected + count * mean) / weight
        # One normal for the unknown mean and one for the step itself add up to one.
        logged = centre + spread * np.sqrt(1 + 1 / weight) * rng.standard_normal(runs)
        # Before the exponential, so that a wild draw is a long wait and not an overflow.
        capped = np.minimum(logged, np.log(LONGEST + 0.5))
        days: NDArray[np.int64] = np.rint(np.exp(capped) - 0.5).astype(np.int64)
        return days
