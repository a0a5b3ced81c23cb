"""Breaking: by the clock, at the due, irreversibly (spec 8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.foundation import actors
from hospes.promises.enums import State, What

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.promises.models.promise import Promise


class Breakable(models.Model):
    """A missed date is shown; it never moves silently."""

    class Meta:
        abstract = True

    def break_now(self, *, at: datetime) -> bool:
        """Write ``broken`` if the promise is open and past its due. Returns whether it did."""
        promise = cast("Promise", self)
        if promise.state != State.MADE or promise.due > at:
            return False
        promise.state, promise.broken_at, promise.missed_by = State.BROKEN, promise.due, promise.owner
        promise.save(update_fields=["state", "broken_at", "missed_by"])
        promise.note(What.BROKEN, by=actors.machine("clock"), at=at)
        return True
