"""The dials of the room."""

from dataclasses import dataclass

from hospes.foundation import house


@house.register("touches")
@dataclass(frozen=True)
class TouchSettings:
    """``ask_minutes`` after the start it is asked whether it happened; nobody is rung between the hours
    ``quiet_from`` and ``quiet_until`` of the candidate's own clock. A code scanned with one's own phone opens
    its touch for ``at_hand_minutes``.
    """

    ask_minutes: int = 20
    quiet_from: int = 21
    quiet_until: int = 8
    at_hand_minutes: int = 30
