"""Climbing: a step of the ladder is taken once, if it is still true (spec 8.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases.models import Case
from hospes.foundation import clock, house
from hospes.promises import ladder
from hospes.promises.enums import OPEN, Step
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import passing_on
from hospes.promises.models.rung import Rung
from hospes.team.enums import DutyKind
from hospes.team.models import Duty, Member

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.promises.models.promise import Promise


class Climbing(models.Model):
    """A promise knows when somebody is to be told next."""

    # The next step of the ladder: due work, only while the promise is open. Empty at the top.
    rung_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def climb(self) -> list[Rung]:
        """Take the steps whose time has come, each once, and note when the next one is. Returns what was taken.

        Nothing is taken where the promise was made good, moved or voided meanwhile, or where the word
        that does so is on its way; that one may come back, and then it goes on from here.
        """
        with transaction.atomic():
            Case.objects.locked(cast("Promise", self).case_id)
            promise = type(cast("Promise", self)).objects.get(pk=self.pk)
            now = clock.now()
            if promise.state not in OPEN or (promise.answered_in and promise.revoked_at is None):
                return []
            promise.break_now(at=now)
            taken = [row for step, at in ladder.true_at(promise, now) if (row := promise.take(step, at=at, now=now))]
            for row in taken if house.read(PromiseSettings).hand_on else ():
                passing_on.after(promise, Step(row.step), now=now)
            promise.rung_at = ladder.next_after(promise, now)
            promise.save(update_fields=["rung_at"])
        return taken

    def take(self, step: Step, *, at: datetime, now: datetime) -> Rung | None:
        """Write one step and who is told with it (the caller holds the lock); None if it was taken before."""
        promise = cast("Promise", self)
        row, new = Rung.objects.get_or_create(promise=promise, step=step, defaults={"at": at, "taken_at": now})
        if not new:
            return None
        row.told.set(self._told(step))
        return row

    def _told(self, step: Step) -> set[Member]:
        """Who hears of it: with every step one more, and only those who are here."""
        promise = cast("Promise", self)
        told: list[Member | None] = [promise.owner]
        if step != Step.DAY_BEFORE:
            told.append(promise.deputy)
        if step in {Step.LEAD, Step.DEPUTY, Step.HEAD}:
            told.append(promise.owner.lead_or_admin())
        if step == Step.HEAD:
            told.append(Duty.objects.holder(DutyKind.HEAD_OF_RECRUITING))
        return {member for member in told if member is not None and member.is_active}
