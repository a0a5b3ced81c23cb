"""Moving a talk and calling it off: told by letter, with the same event and a higher sequence."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.applications.models.deciding import refuse_if_decided
from hospes.conversations import acts, facts
from hospes.conversations.letters import Draft, render
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.sending import Sending
from hospes.foundation import clock, text
from hospes.interviews import inviting
from hospes.interviews.enums import Act, State
from hospes.interviews.models import arranging
from hospes.interviews.models.booked import refuse_if_booked
from hospes.interviews.models.talk import when
from hospes.interviews.refusals import SettledTalk, StartPassed, TimeNotSaid
from hospes.journal.record import record
from hospes.promises.enums import Kind, Reason
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason

if TYPE_CHECKING:
    from hospes.cases.models import Case
    from hospes.interviews.models.interview import Interview
    from hospes.team.models import Member


class Changing(models.Model):
    """A planned talk may be moved before it begins, and called off."""

    class Meta:
        abstract = True

    def draft_move(self, start: datetime, reason: Reason) -> Draft:
        """The letter that tells the new time, in the candidate's language."""
        interview = cast("Interview", self)
        case = interview.application.case
        language = case.candidate.language
        known = facts.of_case(
            case,
            start=when(start, interview.zone, case),
            old=when(interview.start, interview.zone, case),
            length=str(interview.minutes),
            reason=facts.in_language(Reason(reason).label, language),
            people=", ".join(person.name for person in interview.people()),
            how=arranging.by_which_way(interview.how, interview.where, language),
        )
        return render("talk_moved", language, known)

    def move(self, *, to: datetime, reason: Reason, by: Member, draft: Draft) -> Message:
        """Approve the letter that moves this talk; ``INTERVIEW`` moves as any promise does (8.3, at most twice).

        Raises AlreadyDecided, SettledTalk, StartPassed, BookedAlready, TimeNotSaid, TooLate, MovedTwice, and what
        approving raises.
        """
        interview, now = cast("Interview", self), clock.now()
        case = interview.application.case
        refuse_if_decided(case)
        promise = _open_promise(interview)
        promise.check_move(now=now)
        if to <= now:
            raise StartPassed
        _refuse_if_booked(interview, to, zone=by.zone)
        told = when(to, interview.zone, case)
        if told not in draft.text:
            raise TimeNotSaid(when=told)
        changed = copy(interview)
        changed.start, changed.sequence = to, interview.sequence + 1
        return Message.objects.approve(
            case,
            draft,
            by=by,
            act=Act.MOVE,
            act_data={"interview": interview.pk, "start": to.isoformat(), "reason": reason},
            sending=Sending(files=[arranging.enclosed(changed, now=now)]),
        )

    def draft_cancel(self, why: str = "") -> Draft:
        """The letter that calls it off, with its reason; ``{date}`` is by when one hears how it goes on."""
        interview = cast("Interview", self)
        case = interview.application.case
        reason = text.clean_line(why, 300).rstrip(".。")
        known = facts.of_case(case, old=when(interview.start, interview.zone, case), reason=reason)
        return render("talk_cancelled", case.candidate.language, known)

    def cancel(self, *, by: Member, draft: Draft, why: str = "") -> Message:
        """Approve the letter that calls this talk off; ``SCHEDULE`` is opened with its date.

        Raises AlreadyDecided, SettledTalk, and what approving raises.
        """
        interview, now = cast("Interview", self), clock.now()
        case = interview.application.case
        refuse_if_decided(case)
        _open_promise(interview)
        changed = copy(interview)
        changed.sequence = interview.sequence + 1
        return Message.objects.approve(
            case,
            draft,
            by=by,
            proposals=[Proposal(Kind.SCHEDULE)],
            act=Act.CANCEL,
            act_data={"interview": interview.pk, "why": text.clean_line(why, 300)},
            sending=Sending(files=[arranging.enclosed(changed, now=now, method="CANCEL")]),
        )

    def drop(self, *, by: str, now: datetime) -> None:
        """Call it off without a letter of its own, because the matter ended (the caller holds the lock)."""
        interview = cast("Interview", self)
        interview.sequence += 1
        interview.save(update_fields=["sequence"])
        interview.settle(State.CANCELLED, by=by, now=now)
        interview.stand_in_calendars(now=now)
        inviting.tell(interview, "CANCEL", now=now)


def _open_promise(interview: Interview) -> Promise:
    """The word that it takes place. Raises SettledTalk where it is over."""
    interview.refresh_from_db(fields=["state"])
    promise = interview.promise()
    if not interview.is_planned or promise is None:
        raise SettledTalk
    return promise


def _talk(case: Case, message: Message) -> Interview:
    return case.application.interviews.get(pk=message.act_data["interview"])


def _refuse_if_booked(interview: Interview, to: datetime, *, zone: str) -> None:
    people = [member.pk for member in interview.people()]
    others = type(interview).objects.exclude(pk=interview.pk)
    refuse_if_booked(others, interview.application.case, people, to, interview.minutes, zone=zone)


def _check_move(case: Case, message: Message) -> None:
    arranging.check(case, message)
    interview = _talk(case, message)
    _open_promise(interview).check_move(now=clock.now())
    _refuse_if_booked(interview, datetime.fromisoformat(message.act_data["start"]), zone=case.contact.zone)


def _check_cancel(case: Case, message: Message) -> None:
    refuse_if_decided(case)
    _open_promise(_talk(case, message))


def _moved(case: Case, message: Message) -> list[Promise]:
    """The old time runs until the letter with the new one is accepted."""
    return [_open_promise(_talk(case, message))]


def _waits(case: Case, message: Message) -> list[Promise]:
    """A promise of times that was open already: this letter says a new date for it."""
    return list(Promise.objects.filter(case=case, kind=Kind.SCHEDULE).open())


def _release_move(case: Case, message: Message, now: datetime) -> None:
    interview = _talk(case, message)
    old = _open_promise(interview)
    interview.start = datetime.fromisoformat(message.act_data["start"])
    interview.sequence += 1
    interview.save(update_fields=["start", "sequence"])
    move = {"supersedes": old, "superseded_due": old.due, "chain": old.chain + 1, "reason": message.act_data["reason"]}
    arranging.promise_it(interview, message, now=now, **move)
    interview.stand_in_calendars(now=now)
    inviting.tell(interview, "REQUEST", now=now)
    record("interview.moved", subject=case.key, by=message.author, case=case.pk, at=now)


def _release_cancel(case: Case, message: Message, now: datetime) -> None:
    interview = _talk(case, message)
    _open_promise(interview).void(VoidReason.CALLED_OFF, by=message.author, now=now)
    interview.drop(by=message.author, now=now)
    record("interview.cancelled", subject=case.key, by=message.author, case=case.pk, at=now)


MOVE = acts.Act(name=Act.MOVE, check=_check_move, answers=_moved, release=_release_move)
CANCEL = acts.Act(name=Act.CANCEL, check=_check_cancel, answers=_waits, release=_release_cancel)
