"""How long each kind of promise may take: defaults and ceilings, in working days of the owner.

The register by which later rooms add their kinds; the numbers are the spec's 8.2 and are
company settings.
"""

from dataclasses import dataclass

from hospes.foundation import house
from hospes.foundation.registers import Register
from hospes.promises.enums import Kind


@house.register("promises")
@dataclass(frozen=True)
class PromiseSettings:
    """Working days (``ack``: minutes), as the company set them."""

    ack_minutes: int = 5
    review: int = 5
    review_ceiling: int = 10
    schedule: int = 2
    schedule_ceiling: int = 4
    outcome: int = 3
    outcome_ceiling: int = 5
    data_request: int = 10
    update: int = 5
    update_ceiling: int = 7
    reply: int = 1
    reply_ceiling: int = 2
    reach: int = 2
    reach_after_withdrawal: int = 1
    objection: int = 3
    after_miss: int = 1
    # Whether a matter goes to the deputy after two working days of a miss, and to the head after five (spec 8.5).
    # A house begins without it (practice P11); a miss counts in the figures of whoever owns the promise.
    hand_on: bool = False
    round_limit_days: int = 40
    proof_hours: int = 24


@dataclass(frozen=True)
class KindFacts:
    """What the ledger knows of a kind: its name in ``PromiseSettings`` and whether candidates see it."""

    kind: Kind
    setting: str
    shown: bool = True

    def days(self, settings: PromiseSettings) -> int:
        """The default, in working days."""
        return int(getattr(settings, self.setting))

    def ceiling(self, settings: PromiseSettings) -> int:
        """The most that a first promise of this kind may take, in working days."""
        return int(getattr(settings, f"{self.setting}_ceiling", self.days(settings)))


kinds: Register[KindFacts] = Register("promises.kinds")
