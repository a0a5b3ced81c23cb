"""What entries are called: asked of the room that wrote them, when somebody reads them, for that reader.

The register is by the first word of the key (``promise`` of ``promise:12``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.foundation.registers import Register

if TYPE_CHECKING:
    from hospes.calendars.models import Entry
    from hospes.team.models import Member


@dataclass(frozen=True, kw_only=True)
class About:
    """One entry in words, in the active language. ``case`` is the public id of the case behind it.

    ``busy`` says that it takes its time, as a talk does; a date by which something is owed takes none.
    """

    title: str
    description: str = ""
    place: str = ""
    case: str = ""
    busy: bool = False


# From keys and their reader to what he may read of them.
Teller = Callable[[list[str], "Member"], dict[str, About]]
tellers: Register[Teller] = Register("calendars.about")


def told(entries: Iterable[Entry], member: Member) -> dict[str, About]:
    """Return the words for each key; one query's worth for each room, not for each entry."""
    by_room: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_room[entry.key.partition(":")[0]].append(entry.key)
    found: dict[str, About] = {}
    for room, keys in by_room.items():
        if room in tellers:
            found.update(tellers[room](keys, member))
    return found
