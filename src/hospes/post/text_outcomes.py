"""Who is told what became of a text message: as ``post.outcomes`` for letters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.foundation.registers import Roll
from hospes.post.enums import What

if TYPE_CHECKING:
    from hospes.post.models.text_message import TextMessage


@dataclass(frozen=True, kw_only=True)
class Listener:
    """``lock`` is called before the message's row is locked, ``tell`` in the transaction that writes it."""

    name: str
    lock: Callable[["TextMessage"], None]
    tell: Callable[["TextMessage", What], None]


register: Roll[Listener] = Roll("outcomes of text messages", key=lambda listener: listener.name)
