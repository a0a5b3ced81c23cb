"""Registers by which rooms above hear of a case's life, inside the verb's own transaction.

Callbacks run in the order of the layers that registered them (DESIGN section 5). ``ended`` gets
``(case, ending, now)``, ``handed_over`` gets ``(case, hand_over, now)``.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from hospes.foundation.registers import Register

if TYPE_CHECKING:
    from hospes.cases.models.case import Case
    from hospes.cases.models.ending import Ending
    from hospes.cases.models.hand_over import HandOver

type_ended = Callable[["Case", "Ending", datetime], None]
type_handed_over = Callable[["Case", "HandOver", datetime], None]

ended: Register[type_ended] = Register("cases.ended")
handed_over: Register[type_handed_over] = Register("cases.handed_over")
