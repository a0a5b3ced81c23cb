"""The round: when it is looked next whether something happened that a member hears of at once."""

from __future__ import annotations

from datetime import timedelta

from django.db import models, transaction

from hospes.foundation import clock
from hospes.foundation.claiming import Claimable, hold

EVERY = timedelta(minutes=1)
THE_ONE = 1


class RoundQuerySet(models.QuerySet["Round"]):
    """The one round of the house."""

    def begin(self) -> Round:
        """Make sure that it is there."""
        return self.get_or_create(pk=THE_ONE, defaults={"look_at": clock.now()})[0]


class Round(Claimable):
    """One row. ``look_at`` is the due work."""

    look_at = models.DateTimeField()

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="round_is_one", condition=models.Q(pk=THE_ONE))]
        indexes = [models.Index(name="round_look_at", fields=["look_at"])]

    def __str__(self) -> str:
        return f"{self.look_at}"

    def gone(self, *, worker: str) -> None:
        """Write when the next one is (after everything that was found is written). Raises LeaseLost."""
        with transaction.atomic():
            hold(self, worker)
            self.look_at = clock.now() + EVERY
            self.attempts = 0
            self.save(update_fields=["look_at", "attempts"])
