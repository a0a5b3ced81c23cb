"""Settings of the company that are numbers, with the defaults of the specification."""

from dataclasses import dataclass

from hospes.foundation import house
from hospes.team.refusals import SettingOutOfRange


@house.register("team")
@dataclass(frozen=True)
class CompanySettings:
    """``undo_seconds``: how long an approved letter can be taken back, 0 to 600.
    ``keep_days``: calendar days that data is kept after an ending (SAFE_CLOSE), 1 to 3,650.
    """

    undo_seconds: int = 30
    keep_days: int = 180

    def __post_init__(self) -> None:
        for value, least, most in ((self.undo_seconds, 0, 600), (self.keep_days, 1, 3650)):
            if not least <= value <= most:
                raise SettingOutOfRange(least=least, most=most)
