"""What a message does besides being read: the register by which rooms above act at release.

An act says which open promises the message answers, refuses if it is no longer true, and writes its
own rows in the release's transaction. A message without an act only speaks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hospes.foundation.registers import Register
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from hospes.cases.models import Case
    from hospes.conversations.models.message import Message


@dataclass(frozen=True)
class Act:
    """``check`` raises a Refusal; ``answers`` names promises; ``release`` writes. All hold the case's lock."""

    name: str
    check: Callable[["Case", "Message"], None]
    answers: Callable[["Case", "Message"], Iterable[Promise]]
    release: Callable[["Case", "Message", datetime], None]


acts: Register[Act] = Register("conversations.acts")
