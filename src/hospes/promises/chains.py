"""Proof that nobody improved the record: every case's chain of events, reckoned anew (spec 8.1, I15)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hospes.promises.models import PromiseEvent

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Verified:
    """What was reckoned. ``broken``: case and number of each event that does not follow.

    ``head`` is one SHA-256 over the last digest of every case: who wrote it down yesterday sees
    today, with the events until then, whether a whole chain was written anew.
    """

    cases: int = 0
    events: int = 0
    erased: int = 0
    broken: list[tuple[int, int]] = field(default_factory=list)
    head: str = ""


def verify() -> Verified:
    """Reckon every chain. One query, whatever the size; nothing is held in memory but the last event."""
    found, heads = Verified(), hashlib.sha256()
    last = None
    for event, follows in walk():
        if last is not None and last.case_id != event.case_id:
            heads.update(f"{last.case_id} {last.digest}\n".encode())
        found.cases += last is None or last.case_id != event.case_id
        found.events += 1
        found.erased += event.is_erased
        if not follows:
            found.broken.append((event.case_id, event.number))
        last = event
    if last is not None:
        heads.update(f"{last.case_id} {last.digest}\n".encode())
    found.head = heads.hexdigest()
    return found


def walk() -> Iterator[tuple[PromiseEvent, bool]]:
    """Every event in the order of its chain, and whether it is whole and follows from the one before."""
    case, number, digest = None, 0, ""
    for event in PromiseEvent.objects.order_by("case", "number").iterator(chunk_size=2000):
        if event.case_id != case:
            case, number, digest = event.case_id, 0, ""
        yield event, event.number == number + 1 and event.previous == digest and event.is_whole
        number, digest = event.number, event.digest
