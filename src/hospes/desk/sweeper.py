"""How the house rules stand, for the staff home and the settings (I14)."""

from dataclasses import dataclass
from datetime import datetime

from hospes.foundation import beats, clock


@dataclass(frozen=True)
class Round:
    """How the sweeper did: when last, and what it found."""

    at: datetime | None
    violations: int
    is_stale: bool


def sweeper() -> Round:
    """The sweeper re-derives the house rules every few minutes; where it stands still, dates may be stale."""
    at, found = beats.latest("sweeper")
    return Round(at, int(found.get("violations", 0)), beats.is_stale(at, clock.now()))
