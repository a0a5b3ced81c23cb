"""What happened to promises, append-only, one hash chain per case (spec 8.1, I15).

The chain covers kind and times in the clear, and by whom and why only as a salted hash, the seal.
Erasing deletes the salt with what it sealed: the chain still follows, and nobody can guess what stood there.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import UTC
from typing import TYPE_CHECKING

from django.db import models

from hospes.cases.models import Case
from hospes.promises.enums import What

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor
    from hospes.promises.models.promise import Promise


# Who did it, once that is deleted.
ERASED = "erased"


class PromiseEventQuerySet(models.QuerySet["PromiseEvent"]):
    """Events, asked for in sentences."""

    def append(self, promise: Promise, what: What, *, by: Actor, at: datetime, **fact: str) -> PromiseEvent:
        """Add one link to the case's chain (the caller holds the case's lock)."""
        last = self.filter(case=promise.case_id).order_by("-number").first()
        # As the database gives them back: a digest over another zone's spelling would not follow.
        at, due = at.astimezone(UTC), promise.due.astimezone(UTC)
        event = PromiseEvent(
            case_id=promise.case_id,
            promise=promise,
            number=last.number + 1 if last else 1,
            what=what,
            by=by,
            at=at,
            due=due,
            fact=fact,
            previous=last.digest if last else "",
            salt=secrets.token_hex(16),
        )
        event.seal = event.computed_seal()
        event.digest = event.computed_digest()
        event.save(force_insert=True)
        return event

    def erase(self, case: Case) -> int:
        """Delete what is personal in a case's events, for good; return in how many. Kind and times stay.

        The caller holds the case's lock. Repeating it changes nothing. Events from before seals hold
        keys only and stay as they are.
        """
        return self.filter(case=case).exclude(salt="").update(by=ERASED, fact={}, salt="")


class PromiseEvent(models.Model):
    """One thing that happened to one promise. Never edited, never deleted: triggers refuse it.

    Only ``by``, ``fact`` and ``salt`` may be emptied, together. ``seal`` is '' in events from before there were seals.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="promise_events")
    promise = models.ForeignKey("promises.Promise", models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=20, choices=What)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    due = models.DateTimeField()
    fact = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, blank=True, default="")
    seal = models.CharField(max_length=64, blank=True, default="")
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = PromiseEventQuerySet.as_manager()

    class Meta:
        ordering = ["case", "number"]
        constraints = [models.UniqueConstraint(name="promise_event_number_once", fields=["case", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"

    def computed_digest(self) -> str:
        """SHA-256 over the previous digest and this event's facts; of what is personal, over its seal."""
        personal = [self.seal] if self.seal else [self.by]
        facts = [
            self.previous,
            self.case_id,
            self.promise_id,
            self.number,
            self.what,
            *personal,
            self.at.isoformat(),
            self.due.isoformat(),
            *([] if self.seal else [self.fact]),
        ]
        return _digest(facts)

    def computed_seal(self) -> str:
        """SHA-256 over the salt and what is personal: by whom, and why."""
        return _digest([self.salt, self.by, self.fact])

    @property
    def is_erased(self) -> bool:
        """What was personal in it has been deleted, all of it."""
        return bool(self.seal) and (self.salt, self.by, self.fact) == ("", ERASED, {})

    @property
    def is_whole(self) -> bool:
        """Its digest is that of its facts, and its seal that of what is personal, unless this was erased."""
        sealed = not self.seal or self.is_erased or self.seal == self.computed_seal()
        return sealed and self.digest == self.computed_digest()


def _digest(facts: list[object]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
