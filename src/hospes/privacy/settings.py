"""How long data is kept: one number, which the notice says and the ledger promises (SAFE_CLOSE)."""

from dataclasses import dataclass

from hospes.foundation import house
from hospes.privacy.refusals import PeriodOutOfRange

SHORTEST, LONGEST = 1, 3650


@house.register("privacy")
@dataclass(frozen=True)
class KeepingSettings:
    """``days_after_ending``: calendar days from the ending of a case, 1 to 3,650 (DESIGN.md 9: 180)."""

    days_after_ending: int = 180

    def __post_init__(self) -> None:
        if not SHORTEST <= self.days_after_ending <= LONGEST:
            raise PeriodOutOfRange(least=SHORTEST, most=LONGEST)
