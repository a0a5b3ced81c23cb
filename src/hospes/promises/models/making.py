"""Making promises: proposed with an approval, made at release, or made at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction

from hospes.foundation import house, working
from hospes.foundation.crash_points import point
from hospes.foundation.working import Due
from hospes.privacy.settings import KeepingSettings
from hospes.promises import ladder
from hospes.promises.enums import Kind, State, What
from hospes.promises.kinds import PromiseSettings, kinds
from hospes.promises.refusals import AlreadyPromised, DateTooFar, DateTooNear

if TYPE_CHECKING:
    from datetime import date, datetime

    from hospes.cases.models import Case
    from hospes.foundation.actors import Actor
    from hospes.promises.models.promise import Promise


def exactly(at: datetime, calendar: str) -> Due:
    """Return a due at this very instant, reckoned in no working days (minutes, calendar days, a chosen day)."""
    local = working.calendar(calendar)
    around = at.astimezone(local.tz).date() > local.coverage_until
    return Due(at=at, calendar=calendar, version=local.version, around=around)


class Making(models.QuerySet["Promise"]):
    """Promises are made by these verbs only."""

    def default_due(self, case: Case, kind: Kind, *, now: datetime, days: int | None = None) -> Due:
        """When a promise of this kind falls due, in the calendar of the case's contact.

        ``days`` are working days, the company's default if None. ``ACK`` is minutes on every day of
        the week, ``SAFE_CLOSE`` calendar days (spec 8.2).
        """
        settings = house.read(PromiseSettings)
        calendar = case.contact.calendar
        if kind == Kind.ACK:
            return exactly(now + timedelta(minutes=settings.ack_minutes), calendar)
        if kind == Kind.SAFE_CLOSE:
            return exactly(now + timedelta(days=house.read(KeepingSettings).days_after_ending), calendar)
        wanted = kinds[kind].days(settings) if days is None else days
        return working.due(now, wanted, calendar)

    def due_on(self, case: Case, kind: Kind, *, day: date, now: datetime) -> Due:
        """Turn a chosen day (in the contact's zone) into a due; its closing hour counts.

        Raises DateTooNear, DateTooFar (the ceiling of 8.2).
        """
        settings = house.read(PromiseSettings)
        calendar = case.contact.calendar
        due = exactly(working.closing(day, calendar), calendar)
        if due.at <= now:
            raise DateTooNear
        latest = working.due(now, kinds[kind].ceiling(settings), calendar)
        if due.at > latest.at:
            raise DateTooFar(latest=latest.at.astimezone(working.calendar(calendar).tz).date().isoformat())
        return due

    def make(self, case: Case, kind: Kind, *, by: Actor, now: datetime, **facts: Any) -> Promise:
        """Make a promise at once (the caller holds the case's lock).

        ``facts``: ``due`` (a Due) or ``days``; ``subject``; ``made_in``; ``reason``; ``owner`` and ``deputy``, if not
        those of the case. An open promise of the same kind and subject that is not being answered refuses it:
        raises AlreadyPromised.
        """
        promise = self._build(case, kind, by=by, now=now, **facts)
        promise.state = State.MADE
        return self._write_made(promise)

    def propose(self, case: Case, kind: Kind, *, by: Actor, now: datetime, **facts: Any) -> Promise:
        """Fix the date that an approved text will say; it is a plan, not a promise, until release."""
        promise = self._build(case, kind, by=by, now=now, **facts)
        promise.state = State.PROPOSED
        promise.save(force_insert=True)
        return promise

    def make_proposed(self, made_in: str, *, now: datetime) -> list[Promise]:
        """Release: what was proposed with this message becomes made, in the same transaction."""
        made = []
        for promise in self.filter(made_in=made_in, state=State.PROPOSED):
            promise.state = State.MADE
            promise.made_at = now
            made.append(self._write_made(promise))
        return made

    def drop_proposed(self, made_in: str) -> None:
        """Undo before release: the plan is deleted, nobody ever saw it."""
        self.filter(made_in=made_in, state=State.PROPOSED).delete()

    def _build(self, case: Case, kind: Kind, *, by: Actor, now: datetime, **facts: Any) -> Promise:
        days = facts.pop("days", None)
        due = facts.pop("due", None) or self.default_due(case, kind, now=now, days=days)
        return self.model(
            case=case,
            kind=kind,
            made_at=now,
            made_by=by,
            due=due.at,
            calendar=due.calendar,
            calendar_version=due.version,
            around=due.around,
            **{"owner": case.contact, "deputy": case.deputy, **facts},
        )

    def _write_made(self, promise: Promise) -> Promise:
        promise.rung_at = ladder.next_after(promise, promise.made_at)
        try:
            with transaction.atomic():
                promise.save()
        except IntegrityError as error:
            raise AlreadyPromised from error
        point("promises.made")
        promise.note(What.MADE, by=promise.made_by, at=promise.made_at)
        promise.stand_in_calendar(now=promise.made_at)
        return promise
