"""Asking for more time: before the date only, told before it, at most twice (spec 8.3, I12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.foundation import house, working
from hospes.promises.enums import Kind, Reason, State, What
from hospes.promises.kinds import PromiseSettings, kinds
from hospes.promises.refusals import DateTooFar, MovedTwice, NotOpen, TooLate

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor
    from hospes.foundation.working import Due
    from hospes.promises.models.promise import Promise


class Movable(models.Model):
    """A promise may be renegotiated into a new one of the same kind, linked to it."""

    class Meta:
        abstract = True

    def latest_move(self, *, now: datetime) -> Due:
        """The furthest date a move may say: the kind's default again, plus two working days (spec 8.2)."""
        promise = cast("Promise", self)
        days = kinds[promise.kind].days(house.read(PromiseSettings)) + 2
        return working.due(max(now, promise.due), days, promise.calendar)

    def check_move(self, *, now: datetime) -> None:
        """Refuse what may not be moved. Raises NotOpen, TooLate, MovedTwice."""
        promise = cast("Promise", self)
        if promise.state != State.MADE or promise.answered_in:
            raise TooLate if promise.state == State.BROKEN else NotOpen
        if now >= promise.due:
            raise TooLate
        if promise.chain >= 2:
            raise MovedTwice

    def propose_move(self, *, due: Due, reason: Reason, by: Actor, made_in: str, now: datetime) -> Promise:
        """Fix the new date that an approved text will say. Raises what check_move raises, DateTooFar."""
        promise = cast("Promise", self)
        self.check_move(now=now)
        latest = self.latest_move(now=now)
        if due.at > latest.at:
            day = latest.at.astimezone(working.calendar(promise.calendar).tz).date()
            raise DateTooFar(latest=day.isoformat())
        objects = type(promise).objects
        return objects.propose(
            promise.case,
            Kind(promise.kind),
            by=by,
            now=now,
            due=due,
            subject=promise.subject,
            made_in=made_in,
            reason=reason,
            chain=promise.chain + 1,
            supersedes=promise,
            superseded_due=promise.due,
        )

    def successor(self) -> Promise | None:
        """The promise that moves this one, if there is one that was released."""
        promise = cast("Promise", self)
        rows = type(promise).objects.filter(supersedes=promise.pk)
        return rows.exclude(state=State.PROPOSED).first()

    def latest(self) -> Promise:
        """The last of the chain of moves that begins here."""
        promise = cast("Promise", self)
        following = self.successor()
        return following.latest() if following else promise

    def give_way(self, *, at: datetime, by: Actor) -> None:
        """The letter with the new date was accepted: moved, if the old date had not passed (spec 8.3, I12).

        Until then the old date runs. If it had passed, it was missed, and the new one is no move of it
        but a promise of its own, told late.
        """
        promise, new = cast("Promise", self), self.successor()
        if new is None:
            return
        if promise.state == State.MADE and at < promise.due:
            promise.state, promise.revoked_at = State.RENEGOTIATED, None
            promise.save(update_fields=["state", "revoked_at"])
            promise.note(What.RENEGOTIATED, by=by, at=at)
        else:
            promise.break_now(at=at)
            new.supersedes = new.superseded_due = None
        new.told_at = at
        new.save(update_fields=["supersedes", "superseded_due", "told_at"])
        new.note(What.TOLD, by=by, at=at)
        promise.stand_in_calendar(now=at)
        new.stand_in_calendar(now=at)

    def take_move_back(self) -> bool:
        """The letter with the new date came back: it was not told. False if a later word got through already."""
        new = self.successor()
        if new is None or not new.is_open:
            return False
        new.told_at = None
        new.save(update_fields=["told_at"])
        return True
