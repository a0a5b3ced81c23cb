from hospes.promises.models.event import PromiseEvent
from hospes.promises.models.promise import Promise
from hospes.promises.models.rung import Rung

__all__ = ["Promise", "PromiseEvent", "Rung"]
