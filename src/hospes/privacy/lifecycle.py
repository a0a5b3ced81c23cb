"""Registers by which rooms above hear of an erasure.

``starting`` before the first row is deleted and again at every new beginning, in transactions of their own;
``erased`` at the end, inside the last transaction. Both get ``(erasure, now)`` and must be safe to repeat.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from hospes.foundation.registers import Register

if TYPE_CHECKING:
    from hospes.privacy.models.erasure import Erasure

starting: Register[Callable[["Erasure", datetime], None]] = Register("privacy.starting")
erased: Register[Callable[["Erasure", datetime], None]] = Register("privacy.erased")
