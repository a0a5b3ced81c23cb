"""A step of the ladder that was taken: who was told that a date is near or was missed (spec 8.5)."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from hospes.foundation.claiming import Claimable
from hospes.promises.enums import Step
from hospes.team.models import Member

A_WHILE = timedelta(hours=1)


class Rung(Claimable):
    """One step for one promise, taken once. Never edited; rooms above write of it what they owe."""

    promise = models.ForeignKey("promises.Promise", models.PROTECT, related_name="rungs")
    step = models.CharField(max_length=20, choices=Step)
    # When it was to be taken, and when it was: a worker that slept takes it late, if it is still true.
    at = models.DateTimeField()
    taken_at = models.DateTimeField()
    told = models.ManyToManyField(Member, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(name="rung_once_for_a_promise", fields=["promise", "step"]),
            models.CheckConstraint(name="rung_is_not_taken_early", condition=models.Q(taken_at__gte=models.F("at"))),
        ]

    def __str__(self) -> str:
        return str(Step(self.step).label)

    @property
    def is_late(self) -> bool:
        """Whether the worker that took it came more than an hour after its time."""
        return self.taken_at - self.at > A_WHILE
