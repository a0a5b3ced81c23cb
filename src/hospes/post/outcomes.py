"""Who is told what became of an envelope.

Rooms above register here in ``AppConfig.ready``. A listener is called inside the transaction
that writes the envelope's new state, so its own rows and that state cannot disagree.

``lock`` is called first, before the envelope's row is locked: verbs everywhere lock their case
before anything else, and the opposite order would deadlock with somebody who takes a letter back
in the same moment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.foundation.registers import Roll
from hospes.post.enums import What

if TYPE_CHECKING:
    from hospes.post.models.envelope import Envelope


def nothing(envelope: "Envelope") -> None:
    """The lock of a listener that needs none."""


@dataclass(frozen=True, kw_only=True)
class Listener:
    """Somebody who wants to know: ``tell(envelope, what)``, and what to lock before."""

    name: str
    tell: Callable[["Envelope", What], None]
    lock: Callable[["Envelope"], None] = nothing


register: Roll[Listener] = Roll("outcomes of envelopes", key=lambda listener: listener.name)


def lock(envelope: "Envelope") -> None:
    """Let every listener lock what it will write. Within a transaction, before the envelope's row."""
    for listener in register.all():
        listener.lock(envelope)


def tell(envelope: "Envelope", what: What) -> None:
    """Tell every listener. Within the transaction that wrote ``what``."""
    for listener in register.all():
        listener.tell(envelope, what)
