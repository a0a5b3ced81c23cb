"""Doing a touch: start it, say what became of it, cancel it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases.models import Case
from hospes.foundation import clock, house, text
from hospes.journal.record import record
from hospes.touches.enums import OUTCOMES, Channel, Outcome
from hospes.touches.hours import why_not_now
from hospes.touches.refusals import BadHour, NoSuchOutcome, SettledAlready
from hospes.touches.settings import TouchSettings

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor
    from hospes.team.models import Member
    from hospes.touches.models.touch import Touch


class Doable(models.Model):
    """From the plan to its outcome."""

    class Meta:
        abstract = True

    def start(self, *, by: Member, anyway: str = "") -> None:
        """Somebody takes up the telephone now; after a while he is asked how it went. Repeating it asks later.

        ``anyway`` says in a word why it must be at noon or at night. Raises BadHour, SettledAlready.
        """
        with transaction.atomic():
            touch = self._locked()
            if not touch.is_waiting:
                raise SettledAlready
            now, word = clock.now(), text.clean_line(anyway, 200).strip()
            against = why_not_now(touch.channel, touch.case.candidate.zone, now)
            if against and not word:
                raise BadHour(why=against.label)
            touch.started_at, touch.asked_at, touch.anyway = now, None, word
            touch.ask_at = now + timedelta(minutes=house.read(TouchSettings).ask_minutes)
            touch.save(update_fields=["started_at", "asked_at", "anyway", "ask_at"])
            record("touch.started", subject=touch.key, by=by.actor, case=touch.case_id, at=now)

    def settle(self, outcome: Outcome, *, by: Member, now: datetime) -> None:
        """Write what became of it, signed by who did it (the caller holds the case's lock).

        Raises SettledAlready, NoSuchOutcome.
        """
        touch = type(cast("Touch", self)).objects.get(pk=self.pk)
        if not touch.is_waiting:
            raise SettledAlready
        if outcome not in OUTCOMES[Channel(touch.channel)]:
            raise NoSuchOutcome
        touch.outcome, touch.settled_at, touch.settled_by = outcome, now, by
        touch.save(update_fields=["outcome", "settled_at", "settled_by"])
        record("touch.settled", subject=touch.key, by=by.actor, case=touch.case_id, at=now, outcome=outcome)

    def cancel(self, *, by: Actor) -> None:
        """Take the plan back. Repeating it changes nothing. Raises SettledAlready."""
        with transaction.atomic():
            touch = self._locked()
            if touch.outcome:
                raise SettledAlready
            if touch.cancelled_at is None:
                touch.drop(by=by, now=clock.now())

    def drop(self, *, by: Actor, now: datetime) -> None:
        """Write that it is no longer to be done (the caller holds the case's lock)."""
        touch = cast("Touch", self)
        touch.cancelled_at = now
        touch.save(update_fields=["cancelled_at"])
        record("touch.cancelled", subject=touch.key, by=by, case=touch.case_id, at=now)

    def ask(self, *, by: Actor) -> None:
        """Ask whether it happened. Nobody answers for a person: until he does it counts as not done."""
        with transaction.atomic():
            touch = self._locked()
            now = clock.now()
            if touch.is_waiting and touch.asked_at is None:
                touch.asked_at = now
                touch.save(update_fields=["asked_at"])
                record("touch.asked", subject=touch.key, by=by, case=touch.case_id, at=now)

    def _locked(self) -> Touch:
        """The touch as it is now, its case locked first."""
        mine = cast("Touch", self)
        Case.objects.locked(mine.case_id)
        return type(mine).objects.select_related("case__candidate").get(pk=mine.pk)
