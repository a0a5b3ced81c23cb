"""Who finds the place of a mail that came in.

Rooms above register a ``Sorter`` in ``AppConfig.ready``. Sorters are asked in ``order``, inside the
transaction that writes where the mail stands; the first that answers decides. What nobody knows waits
for a person: a mail is never guessed into somebody's conversation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.foundation.registers import Roll
from hospes.post.enums import Standing

if TYPE_CHECKING:
    from hospes.post.models.arrival import Arrival
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.verdict import Verdict

NOBODY_KNOWN = "nobody_known"
UNREADABLE = "unreadable"
SORTING_FAILED = "sorting_failed"
WRONG_PLACE = "wrong_place"


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """The place that was found: ``as_`` names it (``message:88``); ``why`` and ``guess`` help the person
    who looks at what is unsorted (a code, and a key such as ``case:12``).
    """

    as_: str = ""
    standing: Standing = Standing.SORTED
    why: str = ""
    guess: str = ""


@dataclass(frozen=True, kw_only=True)
class Sorter:
    """Somebody who may know the place. ``sort`` returns None if it does not."""

    name: str
    order: int
    sort: Callable[["Arrival", "ReadMail", "Verdict"], Sorted | None]


register: Roll[Sorter] = Roll("sorters of inbound mail", key=lambda sorter: sorter.name)


def place_of(arrival: "Arrival", mail: "ReadMail", verdict: "Verdict") -> Sorted:
    """Ask the sorters in their order. Within the transaction that writes the answer."""
    for sorter in sorted(register.all(), key=lambda each: each.order):
        found = sorter.sort(arrival, mail, verdict)
        if found is not None:
            return found
    return Sorted(standing=Standing.UNSORTED, why=NOBODY_KNOWN)
