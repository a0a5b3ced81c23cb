"""The candidate contradicts from his page: nobody answered, nobody called (spec/promises.md 8.2, 8.3, I16)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.enums import CallOutcome, Channel, Direction, State
from hospes.conversations.refusals import NothingToContradict, OnlyTheCandidate, TooLateToContradict
from hospes.foundation import clock, house, working
from hospes.foundation.crash_points import point
from hospes.journal.record import record
from hospes.post.enums import State as PostState
from hospes.promises.enums import Kind
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.foundation.actors import Actor

# I16. An answer may be contradicted as long as there is time to object (8.8): working days, a house setting.
CALL_STANDS = timedelta(days=7)
# Under this name a message remembers when the candidate contradicted it.
CONTRADICTED = "contradicted"


class Contradictable(models.Model):
    """What our side says of itself holds unless the candidate says otherwise. Both verbs may be repeated."""

    class Meta:
        abstract = True

    @property
    def is_answered_question(self) -> bool:
        """He asked, and an answer counts as given."""
        message = cast("Message", self)
        return message.direction == Direction.IN and message.answered_at is not None

    @property
    def is_signed_call(self) -> bool:
        """A colleague signed for having spoken with him on the phone."""
        message = cast("Message", self)
        rang = message.channel == Channel.PHONE and message.outcome == CallOutcome.SPOKE
        return rang and message.evidence == Evidence.E1

    def may_be_contradicted(self, now: datetime, days: int) -> bool:
        """Whether there is a thing to contradict, and time: ``days`` working days for an answer, a week for a call."""
        message = cast("Message", self)
        if message.answered_at is not None:
            return now < working.due(message.answered_at, days, message.case.contact.calendar).at
        return self.is_signed_call and now < message.written_at + CALL_STANDS

    def not_answered(self, *, by: Actor) -> None:
        """Nobody answered this question: ``REPLY`` is owed again, and the question waits again.

        A question before applying that ended by its answer is open again. What else the letter kept stays
        kept. Raises OnlyTheCandidate, NothingToContradict, TooLateToContradict.
        """
        with transaction.atomic():
            message, now = _held(self, by)
            if message.direction == Direction.IN and message.answered_at is None and CONTRADICTED in message.hint:
                return
            if not message.is_answered_question:
                raise NothingToContradict
            _check_time(message, now)
            reply = Promise.objects.filter(case=message.case_id, kind=Kind.REPLY, subject=message.key).order_by("-pk")[
                :1
            ]
            if not any(_owed_again(promise, "not answered", by, now) for promise in reply):
                raise NothingToContradict
            _noted(message, now)
            closing.contradicted(message.case, why="not answered", by=by, now=now)
            _tell("message.contradicted", message, by=by, now=now)

    def not_called(self, *, by: Actor) -> None:
        """Nobody called: the call is no evidence any more, and what it kept is owed again (I16).

        A letter that the call alone proved stands where the post left it, and an ending that rested on it
        is open again. Raises OnlyTheCandidate, NothingToContradict, TooLateToContradict.
        """
        with transaction.atomic():
            message, now = _held(self, by)
            if message.channel == Channel.PHONE and CONTRADICTED in message.hint:
                return
            if not message.is_signed_call:
                raise NothingToContradict
            _check_time(message, now)
            for promise in Promise.objects.answered_in(message.key):
                _owed_again(promise, "not called", by, now)
            for told in _told_by(message):
                _stands_as_before(told, message, by=by, now=now)
            message.state, message.evidence = State.RELEASED, Evidence.E0
            message.proved_at = message.accepted_at = None
            message.save(update_fields=["state", "evidence", "proved_at", "accepted_at"])
            _noted(message, now)
            closing.contradicted(message.case, why="not called", by=by, now=now)
            _tell("call.contradicted", message, by=by, now=now)


def contradictable(messages: Iterable[Message], now: datetime) -> set[int]:
    """Return the keys of those that the candidate may contradict now. One query, where there is anything."""
    asked = [each for each in messages if each.is_signed_call or each.is_answered_question]
    days = house.read(PromiseSettings).objection if asked else 0
    return {each.pk for each in asked if each.may_be_contradicted(now, days)}


def _held(contradicted: Contradictable, by: Actor) -> tuple[Message, datetime]:
    """Lock the case and read the message again. Raises OnlyTheCandidate."""
    message = cast("Message", contradicted)
    case = Case.objects.locked(message.case_id)
    message.refresh_from_db()
    if by != case.candidate.actor:
        raise OnlyTheCandidate
    message.case = case
    return message, clock.now()


def _check_time(message: Message, now: datetime) -> None:
    if not message.may_be_contradicted(now, house.read(PromiseSettings).objection):
        raise TooLateToContradict


def _owed_again(promise: Promise, why: str, by: Actor, now: datetime) -> bool:
    """Take the keeping back; what was to answer it does not any more. A ``REPLY``'s question waits again.

    False where nothing is owed whatever was answered (the candidate stepped back meanwhile).
    """
    promise.revoke(at=now, by=by, why=why)
    if not promise.is_open:
        return False
    promise.answer_in("")
    if promise.kind == Kind.REPLY:
        promise.case.messages.filter(pk=promise.subject.partition(":")[2]).update(answered_at=None)
    point("conversations.contradicted")
    return True


def _told_by(call: Message) -> list[Message]:
    """The letters that this call alone proved: both were proved in one instant."""
    rows = type(call).objects.filter(case=call.case_id, direction=Direction.OUT, evidence=Evidence.E1)
    return list(rows.filter(proved_at=call.written_at).exclude(pk=call.pk))


def _stands_as_before(told: Message, call: Message, *, by: Actor, now: datetime) -> None:
    """Without the call it is where the post left it: accepted, come back, or on the page only."""
    accepted_before = told.accepted_at is not None and told.accepted_at < call.written_at
    told.state, told.evidence, told.proved_at = _left_by_the_post(told, accepted=accepted_before), Evidence.E0, None
    if not accepted_before:
        told.accepted_at = told.dealt_at = None
    told.save(update_fields=["state", "evidence", "proved_at", "accepted_at", "dealt_at"])
    for promise in Promise.objects.answered_in(told.key):
        if accepted_before:
            promise.unprove()
        else:
            promise.revoke(at=now, by=by, why="not called")
    closing.reopen(told, why="not called", by=by, now=now)


def _left_by_the_post(told: Message, *, accepted: bool) -> State:
    envelope = told.envelope
    if envelope is not None and envelope.bounced_at is not None:
        return State.BOUNCED
    if envelope is not None and envelope.state == PostState.REFUSED:
        return State.REFUSED
    return State.ACCEPTED if accepted else State.RELEASED


def _noted(message: Message, now: datetime) -> None:
    """Keep beside the message that and when the candidate said so."""
    message.refresh_from_db(fields=["answered_at"])
    message.hint = {**message.hint, CONTRADICTED: now.isoformat()}
    message.save(update_fields=["hint"])


def _tell(verb: str, message: Message, *, by: Actor, now: datetime) -> None:
    record(verb, subject=message.case.key, by=by, case=message.case_id, at=now)
