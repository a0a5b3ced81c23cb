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

    def give_way(self, *, to_message: str, by: Actor, now: datetime) -> None:
        """Release: the old date makes room for the new one (made in the same transaction)."""
        promise = cast("Promise", self)
        promise.state, promise.answered_in = State.RENEGOTIATED, to_message
        promise.save(update_fields=["state", "answered_in"])
        promise.note(What.RENEGOTIATED, by=by, at=now)

    def told(self, *, at: datetime, by: Actor) -> None:
        """The new date was accepted. If the old one had passed meanwhile, it is broken after all."""
        promise = cast("Promise", self)
        old = promise.supersedes
        if old is None or promise.told_at:
            return
        if at < old.due:
            promise.told_at = at
            promise.save(update_fields=["told_at"])
            promise.note(What.TOLD, by=by, at=at)
            return
        old.revoke(at=at, by=by, why="told_too_late")
