"""What happened to promises, append-only, one hash chain per case (spec 8.1, I15)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.db import models

from hospes.cases.models import Case
from hospes.promises.enums import What

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor
    from hospes.promises.models.promise import Promise


class PromiseEventQuerySet(models.QuerySet["PromiseEvent"]):
    """Events, asked for in sentences."""

    def append(self, promise: Promise, what: What, *, by: Actor, at: datetime, **fact: str) -> PromiseEvent:
        """Add one link to the case's chain (the caller holds the case's lock)."""
        last = self.filter(case=promise.case_id).order_by("-number").first()
        event = PromiseEvent(
            case_id=promise.case_id,
            promise=promise,
            number=last.number + 1 if last else 1,
            what=what,
            by=by,
            at=at,
            due=promise.due,
            fact=fact,
            previous=last.digest if last else "",
        )
        event.digest = event.computed_digest()
        event.save(force_insert=True)
        return event


class PromiseEvent(models.Model):
    """One thing that happened to one promise. Never edited, never deleted: triggers refuse it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="promise_events")
    promise = models.ForeignKey("promises.Promise", models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=20, choices=What)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    due = models.DateTimeField()
    fact = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = PromiseEventQuerySet.as_manager()

    class Meta:
        ordering = ["case", "number"]
        constraints = [models.UniqueConstraint(name="promise_event_number_once", fields=["case", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"

    def computed_digest(self) -> str:
        """SHA-256 over the previous digest and this event's facts."""
        facts = [
            self.previous,
            self.case_id,
            self.promise_id,
            self.number,
            self.what,
            self.by,
            self.at.isoformat(),
            self.due.isoformat(),
            self.fact,
        ]
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
