from hospes.promises.models.event import PromiseEvent
from hospes.promises.models.promise import Promise

__all__ = ["Promise", "PromiseEvent"]
