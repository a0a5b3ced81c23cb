"""Arranging a talk: a letter tells the candidate when, with whom and how; when it leaves, the talk stands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import models
from django.db.models import Q

from hospes.applications.models.deciding import refuse_if_decided
from hospes.conversations import acts, facts
from hospes.conversations.letters import Draft, render
from hospes.conversations.models import Message, MessageFile
from hospes.conversations.proposals import Proposal
from hospes.conversations.sending import Sending
from hospes.foundation import clock, showing
from hospes.foundation.crash_points import point
from hospes.interviews import inviting
from hospes.interviews.enums import Act, How, State
from hospes.interviews.models.booked import refuse_if_booked
from hospes.interviews.models.talk import when
from hospes.interviews.refusals import StartPassed, TimeNotSaid
from hospes.jobs.models.timetabled import on_the_day
from hospes.journal.record import record
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.models.making import exactly

if TYPE_CHECKING:
    from hospes.applications.models import Application
    from hospes.cases.models import Case
    from hospes.foundation.working import Due
    from hospes.interviews.models.interview import Interview
    from hospes.interviews.models.talk import Talk
    from hospes.team.models import Member


class Arranging(models.QuerySet["Interview"]):
    """Talks begin here."""

    def draft(self, application: Application, talk: Talk) -> Draft:
        """The letter that this talk proposes, in the candidate's language; ``{date}`` is the next word's."""
        case = application.case
        language = case.candidate.language
        decision = decision_due(application)
        known = facts.of_case(
            case,
            start=when(talk.start, talk.zone, case),
            length=str(talk.minutes),
            people=", ".join(person.name for person in talk.people),
            how=by_which_way(talk.how, talk.where, language),
            topic=talk.topic,
            decision=_told(decision, case) if decision else "",
        )
        return render("talk", language, known)

    def arrange(self, application: Application, talk: Talk, *, by: Member, draft: Draft) -> Message:
        """Approve the letter that arranges a talk; the talk stands once the letter leaves, with its invitation.

        Answers an open ``SCHEDULE`` and ``UPDATE``, makes ``INTERVIEW`` (due ten minutes after the start, P21)
        with an ``UPDATE`` beside it, and the first time ``DECISION`` where the job's plan has a date that the
        letter says (8.8, "booked"). Raises AlreadyDecided, TimeNotSaid, what ``Talk.check`` and approving raise.
        """
        case, now = application.case, clock.now()
        refuse_if_decided(case)
        talk.check(application, now=now)
        people = [person.pk for person in talk.people]
        refuse_if_booked(self.all(), case, people, talk.start, talk.minutes, zone=by.zone)
        start = when(talk.start, talk.zone, case)
        if start not in draft.text:
            raise TimeNotSaid(when=start)
        planned = self.model(application=application, uid=f"{uuid4()}@hospes", **_columns(talk.columns()))
        decision = decision_due(application)
        data: dict[str, Any] = {**talk.columns(), "uid": planned.uid}
        if decision and _told(decision, case) in draft.text:
            data["decision"] = decision.at.isoformat()
        return Message.objects.approve(
            case,
            draft,
            by=by,
            proposals=[Proposal(Kind.UPDATE)],
            act=Act.ARRANGE,
            act_data=data,
            sending=Sending(files=[enclosed(planned, now=now)]),
        )


def by_which_way(how: str, where: str, language: str) -> str:
    """How one meets, in words: "Video call, https://…"."""
    return ", ".join(filter(None, [facts.in_language(How(how).label, language), where]))


def enclosed(interview: Interview, *, now: datetime, method: inviting.Method = "REQUEST") -> MessageFile:
    """The invitation as a file of the letter to the candidate."""
    candidate = interview.application.case.candidate
    address = candidate.mail_address()
    attendees = [(candidate.name, address.address)] if address else []
    return MessageFile(asked_at=now, **interview.invitation(*attendees).stored(method, now=now))


def decision_due(application: Application) -> Due | None:
    """The day of the job's plan on which the decision falls, if it lies ahead and was not promised yet."""
    job = application.job
    if job.decision_on is None or not job.working_calendar():
        return None
    due = on_the_day(job.decision_on, job.working_calendar())
    promised = Promise.objects.shown().filter(case=application.pk, kind=Kind.DECISION).exists()
    return None if promised or due.at <= clock.now() else due


def _told(due: Due, case: Case) -> str:
    return showing.instant(due, case.candidate.zone, case.contact.zone, case.candidate.language)


def _columns(data: dict[str, Any]) -> dict[str, Any]:
    known = ("minutes", "zone", "how", "where", "topic")
    columns = {name: data[name] for name in known}
    return {**columns, "stage_id": data["stage"], "start": datetime.fromisoformat(data["start"])}


def check(case: Case, message: Message) -> None:
    """Still undecided, and the talk still lies ahead: else the letter would not be true."""
    refuse_if_decided(case)
    if datetime.fromisoformat(message.act_data["start"]) <= clock.now():
        raise StartPassed


def _answers(case: Case, message: Message) -> list[Promise]:
    """The booking, the heartbeat, and a talk that we missed or that was not so: a new time repairs it."""
    missed = Q(kind=Kind.INTERVIEW, subject__in=_missed(case))
    rows = Promise.objects.filter(Q(kind__in=[Kind.SCHEDULE, Kind.UPDATE]) | missed, case=case)
    return list(rows.open())


def _missed(case: Case) -> list[str]:
    missed = Q(state=State.WE_ABSENT) | Q(contradicted_at__isnull=False)
    return [each.key for each in case.application.interviews.filter(missed)]


def _release(case: Case, message: Message, now: datetime) -> None:
    data = message.act_data
    application = case.application
    interview = application.interviews.create(uid=data["uid"], message=message, **_columns(data))
    for member in data["people"]:
        interview.participants.create(member_id=member)
    point("interviews.talk_written")
    promise_it(interview, message, now=now)
    if "decision" in data and decision_due(application) is not None:
        due = exactly(datetime.fromisoformat(data["decision"]), application.job.working_calendar())
        _say(message, Promise.objects.make(case, Kind.DECISION, by=message.author, now=now, due=due))
    interview.stand_in_calendars(now=now)
    inviting.tell(interview, "REQUEST", now=now)
    record("interview.arranged", subject=case.key, by=message.author, case=case.pk, at=now)


def promise_it(interview: Interview, message: Message, *, now: datetime, **move: Any) -> Promise:
    """Promise that it begins in time, in this letter (the caller holds the lock)."""
    case = message.case
    due = exactly(interview.latest_start, case.contact.calendar)
    promise = Promise.objects.make(
        case, Kind.INTERVIEW, by=message.author, now=now, due=due, subject=interview.key, made_in=message.key, **move
    )
    _say(message, promise)
    return promise


def _say(message: Message, promise: Promise) -> None:
    message.dates.create(promise=promise, due=promise.due)


def _check(case: Case, message: Message) -> None:
    check(case, message)
    data = message.act_data
    start = datetime.fromisoformat(data["start"])
    others = case.application.interviews.model.objects.all()
    refuse_if_booked(others, case, data["people"], start, data["minutes"], zone=case.contact.zone)


ACT = acts.Act(name=Act.ARRANGE, check=_check, answers=_answers, release=_release)
