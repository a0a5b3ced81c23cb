"""The dials of the room."""

from dataclasses import dataclass

from hospes.foundation import house


@house.register("candidates")
@dataclass(frozen=True)
class CandidateSettings:
    """``file_limit`` is how large one file may be, in MB."""

    file_limit: int = 10
