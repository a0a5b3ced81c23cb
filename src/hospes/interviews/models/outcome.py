"""What became of a talk, in one tap of somebody who was to be there (practice P21)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from django.db import models, transaction

from hospes.applications.models.deciding import refuse_if_decided
from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations import facts
from hospes.foundation import clock, house, working
from hospes.interviews.enums import State
from hospes.interviews.refusals import NotThere, NotYet, SettledTalk
from hospes.journal.record import record
from hospes.promises.enums import Kind
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise
from hospes.promises.models.making import exactly
from hospes.promises.models.voidable import VoidReason
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from hospes.touches.refusals import ChannelStopped, PlannedAlready

if TYPE_CHECKING:
    from hospes.foundation.working import Due
    from hospes.interviews.models.interview import Interview
    from hospes.jobs.models import Stage
    from hospes.team.models import Member

# Working for Workers Four Act, 2024 (Ontario), O. Reg. 476/24: told within 45 days of the last interview.
ONTARIO, ONTARIO_DAYS = "CA-ON", 45
# We are done this much before the law asks (spec 8.4).
AHEAD = timedelta(days=10)


class Told(models.Model):
    """Held, candidate absent, we absent: said once; saying the same again changes nothing."""

    class Meta:
        abstract = True

    def held(self, *, by: Member, late: bool = False) -> None:
        """It took place with the people named: ``INTERVIEW`` is kept, ``OUTCOME`` opens (8.8).

        ``late``: it began more than ten minutes after its time; then it was missed, and repaired.
        Raises AlreadyDecided, NotThere, NotYet, SettledTalk.
        """
        with transaction.atomic():
            interview, now = self._begin(State.HELD, by, from_start=timedelta(minutes=10) if late else timedelta())
            if interview is not None:
                _keep(interview, by=by, at=interview.latest_start if late else interview.start)
                facts_of = outcome_due(interview, now=now)
                case = interview.application.case
                Promise.objects.make(case, Kind.OUTCOME, by=by.actor, now=now, subject=interview.key, **facts_of)
                self._tell("interview.held_late" if late else "interview.held", by, now)

    def candidate_absent(self, *, by: Member) -> None:
        """Ours was kept; the candidate hears from us within a working day, by a call first (8.8).

        Raises AlreadyDecided, NotThere, NotYet, SettledTalk.
        """
        with transaction.atomic():
            interview, now = self._begin(State.CANDIDATE_ABSENT, by, from_start=timedelta(minutes=10))
            if interview is not None:
                case = interview.application.case
                _keep(interview, by=by, at=interview.start)
                due = working.due(now, 1, case.contact.calendar)
                _earlier(case, Kind.UPDATE, due, by=by, now=now)
                _plan_a_call(case, due, by=by)
                self._tell("interview.candidate_absent", by, now)

    def we_were_absent(self, *, by: Member) -> None:
        """``INTERVIEW`` is missed: ``CALLBACK`` today and new times within a working day (8.8).

        Raises AlreadyDecided, NotThere, NotYet, SettledTalk.
        """
        with transaction.atomic():
            interview, now = self._begin(State.WE_ABSENT, by, from_start=timedelta(minutes=10))
            if interview is not None:
                case = interview.application.case
                for promise in Promise.objects.filter(case=case, kind=Kind.INTERVIEW, subject=interview.key).open():
                    promise.break_now(at=now)
                today = working.due(now, 0, case.contact.calendar)
                facts_of = {"due": today, "subject": interview.key}
                Promise.objects.make(case, Kind.CALLBACK, by=by.actor, now=now, **facts_of)
                _earlier(case, Kind.SCHEDULE, working.due(now, 1, case.contact.calendar), by=by, now=now)
                _plan_a_call(case, today, by=by)
                self._tell("interview.we_were_absent", by, now)

    def _begin(self, state: State, by: Member, *, from_start: timedelta) -> tuple[Interview | None, datetime]:
        """Lock, refuse, and write the state; None where the same was said before."""
        interview, now = cast("Interview", self), clock.now()
        case = Case.objects.locked(interview.application_id)
        interview.refresh_from_db(fields=["state", "start", "sequence", "settled_at", "settled_by"])
        if interview.state == state:
            return None, now
        if not interview.is_planned:
            raise SettledTalk
        refuse_if_decided(case)
        if not interview.participants.filter(member=by).exists():
            raise NotThere
        earliest = interview.start + from_start
        if now < earliest:
            raise NotYet(when=facts.hour(earliest, by.zone))
        interview.application.case = case
        interview.settle(state, by=by.actor, now=now)
        return interview, now

    def _tell(self, verb: str, by: Member, now: datetime) -> None:
        case = cast("Interview", self).application.case
        record(verb, subject=case.key, by=by.actor, case=case.pk, at=now)


def outcome_due(interview: Interview, *, now: datetime) -> dict[str, Due | datetime | None]:
    """By when one hears how it went, and the law's own last instant where there is one (spec 8.2, 8.4).

    As many working days of the owner's calendar as the plan's stage says, else three; in Ontario 45 calendar days
    after the date of the talk.
    """
    case = interview.application.case
    calendar = case.contact.calendar
    due = working.due(now, _days(interview.stage), calendar)
    if not interview.application.job.job_places.filter(place__calendar=ONTARIO).exists():
        return {"due": due, "legal_due": None}
    tz = ZoneInfo(working.zone(ONTARIO))
    last = interview.start.astimezone(tz).date() + timedelta(days=ONTARIO_DAYS)
    legal = datetime.combine(last, time(23, 59), tzinfo=tz)
    ours = min(due, exactly(legal - AHEAD, calendar), key=lambda each: each.at)
    return {"due": ours, "legal_due": legal}


def _days(stage: Stage) -> int:
    settings = house.read(PromiseSettings)
    if stage.promise_kind != Kind.OUTCOME or stage.promise_days is None:
        return settings.outcome
    return min(stage.promise_days, settings.outcome_ceiling)


def _keep(interview: Interview, *, by: Member, at: datetime) -> None:
    """It began then: the tap says so, whenever it comes."""
    rows = Promise.objects.filter(case=interview.application_id, kind=Kind.INTERVIEW, subject=interview.key).open()
    for promise in rows:
        promise.keep(at=at, by=by.actor, evidence=Evidence.E1, ref=interview.key)


def _earlier(case: Case, kind: Kind, due: Due, *, by: Member, now: datetime) -> None:
    """Promise it by ``due``, unless an open one says an earlier date; a later one gives way to the stronger (8.3)."""
    for promise in Promise.objects.filter(case=case, kind=kind, answered_in="").open():
        if now < promise.due <= due.at:
            return
        promise.void(VoidReason.EARLIER, by=by.actor, now=now)
    Promise.objects.make(case, kind, by=by.actor, now=now, due=due)


def _plan_a_call(case: Case, due: Due, *, by: Member) -> None:
    """The contact rings; not where a call is planned already, or the candidate does not want any."""
    reason = facts.in_language(Kind.CALLBACK.label, case.contact.language)
    try:
        Touch.objects.open_touch(case, channel=Channel.PHONE, reason=reason, due=due.at, by=case.contact)
    except (ChannelStopped, PlannedAlready):
        return
