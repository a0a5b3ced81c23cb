"""What becomes of promises when the message that answers them is accepted, comes back or is proved.

``conversations`` calls these with a message's key; the ledger never sees the message. All expect
the case's lock to be held.
"""

from datetime import datetime

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.foundation.actors import Actor
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason


def accepted(message_key: str, *, at: datetime, by: Actor, evidence: Evidence = Evidence.E0) -> None:
    """Our relay took the message: what it answers is kept (or repaired), what it moves is moved."""
    for promise in Promise.objects.answered_in(message_key).open():
        latest = promise.latest()
        if latest == promise or latest.answered_in == message_key:
            promise.keep(at=at, by=by, evidence=evidence, ref=message_key)
        else:
            promise.give_way(at=at, by=by)


def revoked(message_key: str, *, at: datetime, by: Actor, why: str) -> None:
    """The message came back: what it had kept or moved is owed again, unless a stronger fact keeps it (I5)."""
    for promise in Promise.objects.answered_in(message_key).exclude(evidence__in=[Evidence.E1, Evidence.E3]):
        promise.revoke(at=at, by=by, why=why)


def proved(message_key: str, *, at: datetime, by: Actor, evidence: Evidence) -> None:
    """Evidence arrived for the message: what it kept is proved."""
    for promise in Promise.objects.answered_in(message_key):
        promise.prove(at=at, by=by, evidence=evidence)


def void_open(
    case: Case,
    reason: VoidReason,
    *,
    by: Actor,
    now: datetime,
    leave: frozenset[Kind] = frozenset(),
    but_in: str = "",
) -> None:
    """Let every open promise of the case fall away, except kinds in ``leave`` and what ``but_in`` answers."""
    for promise in Promise.objects.filter(case=case).open():
        spared = bool(but_in) and promise.answered_in == but_in
        if promise.kind not in leave and not spared:
            promise.void(reason, by=by, now=now)


def keep_open(case: Case, kind: Kind, *, at: datetime, by: Actor, evidence: Evidence) -> None:
    """Keep every open promise of one kind by a fact that is not a message (a page shown, evidence)."""
    for promise in Promise.objects.filter(case=case).of_kind(kind).open():
        promise.keep(at=at, by=by, evidence=evidence)
