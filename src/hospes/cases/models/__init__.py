from hospes.cases.models.case import Case
from hospes.cases.models.ending import Ending
from hospes.cases.models.hand_over import HandOver

__all__ = ["Case", "Ending", "HandOver"]
