"""What a letter promises: told to ``approve`` by whoever knows, turned into dates at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.promises.enums import Kind, Reason

if TYPE_CHECKING:
    from hospes.foundation.working import Due
    from hospes.promises.models import Promise


@dataclass(frozen=True)
class Proposal:
    """One promise of a letter. ``in_text`` says whether its date fills ``{date}``.

    ``moves`` names the promise that makes room for this one (asking for more time).
    """

    kind: Kind
    due: Due | None = None
    days: int | None = None
    in_text: bool = True
    moves: Promise | None = None
    reason: Reason | None = None
