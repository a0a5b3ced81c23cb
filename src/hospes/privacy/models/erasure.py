"""An erasure: somebody asked that everything about him be deleted, and a machine does it to the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q

from hospes.candidates.models import Candidate
from hospes.foundation import clock, files
from hospes.foundation.claiming import Claimable
from hospes.foundation.crash_points import point
from hospes.journal.record import record
from hospes.privacy import lifecycle, steps
from hospes.privacy.refusals import AlreadyConfirmed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from hospes.foundation.actors import Actor


class ErasureQuerySet(models.QuerySet["Erasure"]):
    """Erasures, asked for in sentences."""

    def standing(self) -> ErasureQuerySet:
        """Asked for, and neither done nor taken back."""
        return self.filter(erased_at=None, taken_back_at=None)

    def confirmed(self) -> ErasureQuerySet:
        """Those that are to be done."""
        return self.standing().exclude(confirmed_at=None)

    def done(self) -> ErasureQuerySet:
        """Nothing is left but what counts."""
        return self.exclude(erased_at=None)

    def open_for(self, candidate: Candidate, *, case: str, by: Actor, now: datetime) -> Erasure:
        """Write down that it was asked for; ``case`` is the key of the matter (the caller holds its lock)."""
        erasure = self.create(candidate=candidate, case=case, asked_at=now, asked_by=by)
        record("erasure.asked", subject=candidate.actor, by=by, at=now)
        return erasure


class Erasure(Claimable):
    """One erasure. ``steps`` are the kinds of rows that are done, ``files`` what still lies on disk of them.

    It stays as a tombstone: that it was asked for, and when it was done.
    """

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="erasures")
    case = models.CharField(max_length=60)
    # The message that told the person; it leaves before anything is deleted.
    told_in = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    steps = models.JSONField(default=list)
    files = models.JSONField(default=list)
    erased_at = models.DateTimeField(null=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="erasure_once_while_it_stands",
                fields=["candidate"],
                condition=Q(erased_at=None, taken_back_at=None),
            ),
            models.CheckConstraint(
                name="erasure_is_done_only_when_confirmed_and_told",
                condition=Q(erased_at=None) | Q(confirmed_at__isnull=False, told_in__isnull=False),
            ),
            models.CheckConstraint(
                name="erasure_is_done_or_taken_back", condition=Q(taken_back_at=None) | Q(confirmed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"erasure of {self.candidate_id}"

    @property
    def key(self) -> str:
        """How other rooms name it: ``erasure:3``."""
        return f"erasure:{self.pk}"

    @property
    def progress(self) -> tuple[int, int]:
        """How many kinds of rows are done, of how many."""
        return len(self.steps), len(steps.plan())

    def confirm(self, *, told_in: int, by: Actor, now: datetime) -> None:
        """The person has seen what it means and wants it (the caller holds the locks of his cases)."""
        self.confirmed_at, self.told_in = now, told_in
        self.save(update_fields=["confirmed_at", "told_in"])
        record("erasure.confirmed", subject=self.candidate.actor, by=by, at=now)

    def take_back(self, *, by: Actor, now: datetime) -> None:
        """It is not wanted after all (the caller holds the case's lock). Raises AlreadyConfirmed."""
        if self.confirmed_at is not None:
            raise AlreadyConfirmed
        self.taken_back_at = now
        self.save(update_fields=["taken_back_at"])
        record("erasure.taken_back", subject=self.candidate.actor, by=by, at=now)

    def run(self) -> None:
        """Delete everything, one kind of rows after the other. Worker.

        Each kind is a transaction that notes itself, with the files that its rows named; so a worker that is
        killed loses nothing and whoever goes on begins where it ended. The end finds by itself what came in
        meanwhile.
        """
        for prepare in lifecycle.starting.all():
            prepare(self, clock.now())
        for step in steps.plan():
            if step.label not in self.steps:
                with transaction.atomic():
                    self._lock()
                    self._note(step.label, step.erase(self.candidate_id))
                    point("privacy.erasure_step")
        self._remove_files()
        self._finish()
        steps.press_out()

    def _lock(self) -> None:
        Candidate.objects.select_for_update().get(pk=self.candidate_id)
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())

    def _note(self, label: str, found: Collection[str]) -> None:
        self.steps = [*dict.fromkeys([*self.steps, label])]
        self.files = [*dict.fromkeys([*self.files, *found])]
        self.save(update_fields=["steps", "files"])

    def _remove_files(self) -> None:
        for key in self.files:
            files.remove(key)
            point("privacy.erasure_file")
        self.files = []
        self.save(update_fields=["files"])

    def _finish(self) -> None:
        with transaction.atomic():
            self._lock()
            if self.erased_at is not None:
                return
            now = clock.now()
            for tell in lifecycle.erased.all():
                tell(self, now)
            for step in steps.plan():
                if step.left(self.candidate_id):
                    for key in step.erase(self.candidate_id):
                        transaction.on_commit(partial(files.remove, key))
            self.erased_at = now
            self.save(update_fields=["erased_at"])
            record("erasure.done", subject=self.candidate.actor, by="machine:worker", at=now, **_counts(self))


def _counts(erasure: Erasure) -> dict[str, Any]:
    return {"kinds": len(erasure.steps)}
