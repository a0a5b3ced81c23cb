"""The test of the way back: when the next letter goes to an address that does not exist. One row."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from hospes.foundation.claiming import Claimable

THE_ROW = 1


class WayBackQuerySet(models.QuerySet["WayBack"]):
    """The row, if there is a mail server to test with."""

    def begin(self, now: datetime) -> None:
        """There is a mail server: its way back is tested from now on. Safe to repeat."""
        self.get_or_create(pk=THE_ROW, defaults={"due_at": now})

    def due(self, now: datetime) -> Self:
        """What the worker looks at."""
        return self.filter(due_at__lte=now).order_by("due_at")


class WayBack(Claimable):
    """``due_at`` is when the next test is tried, ``tested_at`` when one was sent last, by its ``key``."""

    due_at = models.DateTimeField()
    tested_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=40, blank=True)

    objects = WayBackQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="way_back_is_one", condition=Q(pk=THE_ROW))]

    def __str__(self) -> str:
        return self.key or "not tested yet"
