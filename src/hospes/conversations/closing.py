"""What the letter that ends a case does when it is proved, and when it comes back (I4, I5, 8.8).

All expect the case's lock to be held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from hospes.cases.enums import Evidence, Outcome, State
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.models import Case, Ending
from hospes.conversations.enums import GOT_THROUGH, ON_THE_PAGE, Direction
from hospes.conversations.enums import State as MessageState
from hospes.foundation import actors, clock, house, working
from hospes.foundation.crash_points import point
from hospes.promises import settling
from hospes.promises.enums import OPEN, Kind
from hospes.promises.enums import State as PromiseState
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.foundation.actors import Actor

# Open after the end: a question is answered or put aside by a person, whatever was decided.
_STAYS = frozenset({Kind.REPLY, Kind.SAFE_CLOSE})


def prove(message: Message, *, evidence: Evidence, now: datetime) -> None:
    """Note the evidence with the ending, and close the case if nothing else has to pass first."""
    case, ending = message.case, message.ending
    if ending is not None and not ending.stands:
        ending = case.ending or end_again(message, ending, now=now)
    if ending is None:
        return
    case.prove_ending(ending, evidence=evidence, now=now)
    if ending.not_before <= now and ending.confirmed_at is None:
        close(case, ending, now=now)


def end_again(message: Message, first: Ending, *, now: datetime) -> Ending | None:
    """What had come back is said once more: the next ending, as the first was decided. None unless closing."""
    case = message.case
    if case.state != State.CLOSING:
        return None
    message.ending = case.end(
        Outcome(first.outcome),
        by=first.decided_by,
        now=now,
        approved_by=first.approved_by,
        text_hash=message.text_hash,
        reason_kind=first.reason_kind,
        reason_key=first.reason_key,
        reason_text=first.reason_text,
        not_before=_objection_over(case, now) if first.outcome == Outcome.ANSWERED else now,
    )
    message.save(update_fields=["ending"])
    return message.ending


def reach(message: Message, *, now: datetime) -> None:
    """Say by when we reach the person whom this ending's letter tells; an earlier such date is answered by it.

    After an answer the date lies behind the time to object.
    """
    case, days = message.case, None
    if message.ending is not None and message.ending.outcome == Outcome.ANSWERED:
        days = house.read(PromiseSettings).objection + 1
    for earlier in Promise.objects.filter(case=case).of_kind(Kind.REACH).unanswered().open():
        earlier.answer_in(message.key)
    Promise.objects.make(case, Kind.REACH, by=message.author, now=now, days=days, made_in=message.key)


def answered(case: Case, message: Message, *, now: datetime) -> None:
    """A question before applying has its last answer: it ends, once the time to object is over (8.8).

    Not while another question of it waits, nor when the answer promises a further word.
    """
    if case.kind != CaseKind.QUESTION or case.state != State.OPEN or _waits(case, message):
        return
    message.ending = case.end(
        Outcome.ANSWERED,
        by=message.author,
        now=now,
        approved_by=message.approved_by or message.author_member,
        text_hash=message.text_hash,
        not_before=_objection_over(case, now),
    )
    message.save(update_fields=["ending"])
    reach(message, now=now)
    if message.state == MessageState.PROVED:
        prove(message, evidence=Evidence(message.evidence), now=now)


def _waits(case: Case, message: Message) -> bool:
    waiting = case.messages.filter(direction=Direction.IN, dismissed_at=None, answered_at=None)
    further = Promise.objects.filter(case=case).of_kind(Kind.UPDATE).unanswered().open()
    return waiting.exclude(pk=message.answers_id or 0).exists() or further.exists()


def _objection_over(case: Case, now: datetime) -> datetime:
    return working.due(now, house.read(PromiseSettings).objection, case.contact.calendar).at


def close(case: Case, ending: Ending, *, now: datetime) -> None:
    """Confirm the ending: ``REACH`` is kept by the evidence, ``SAFE_CLOSE`` says when the data goes."""
    machine = actors.machine("worker")
    settling.keep_open(case, Kind.REACH, at=now, by=machine, evidence=Evidence(ending.evidence))
    settling.void_open(case, VoidReason.ENDED, by=machine, now=now, leave=_STAYS)
    case.confirm_ending(ending, now=now)
    point("conversations.ending_confirmed")
    Promise.objects.make(case, Kind.SAFE_CLOSE, by=machine, now=now)


def confirm(case_pk: int) -> bool:
    """Close a case whose ending was proved earlier and whose time to object is over. Worker."""
    with transaction.atomic():
        case = Case.objects.locked(case_pk)
        now = clock.now()
        ending = Ending.objects.confirmable(now).filter(case=case).first()
        if ending is None:
            return False
        close(case, ending, now=now)
    return True


def reopen(message: Message, *, why: str, by: Actor, now: datetime) -> None:
    """The ending's letter came back: the case is closing again, with a date by which we reach the person.

    Unless a later attempt carries the same ending and has not come back.
    """
    ending = message.ending
    if ending is None or not ending.stands:
        return
    if ending.messages.exclude(pk=message.pk).filter(state__in=GOT_THROUGH).exists():
        return
    case = message.case
    case.reopen_ending(ending, why=why, to=State.CLOSING, by=by, now=now)
    for promise in Promise.objects.filter(case=case).of_kind(Kind.SAFE_CLOSE).open():
        promise.void(VoidReason.REOPENED, by=by, now=now)
    reaching = Promise.objects.filter(case=case).of_kind(Kind.REACH).unanswered()
    if not reaching.ahead(now).exists():
        for missed in reaching.open():
            missed.answer_in(message.key)
        Promise.objects.make(case, Kind.REACH, by=by, now=now)


def let_go(message: Message, *, by: Actor, now: datetime) -> None:
    """An earlier letter came back after the answer was given: what it had kept is not owed again.

    The answer to a question is: it is owed whatever was decided.
    """
    if message.case.ending is None:
        return
    for promise in Promise.objects.filter(case=message.case).answered_in(message.key).open():
        if promise.kind != Kind.REPLY:
            promise.void(VoidReason.OUTCOME, by=by, now=now)


def carries_on(case: Case, ending: Ending, *, by: Actor, now: datetime) -> None:
    """A new word after the end: an answered question is open again (8.8), as is what was no application (P2).

    Unless the same matter was opened anew meanwhile; then the word is answered beside it.
    """
    if case.is_open_elsewhere():
        return
    if ending.outcome == Outcome.NOT_AN_APPLICATION:
        case.reopen_ending(ending, why="wrote again", to=State.OPEN, by=by, now=now)
        if case.kind == CaseKind.APPLICATION:
            Promise.objects.make(case, Kind.REVIEW, by=by, now=now)
    elif ending.outcome == Outcome.ANSWERED and ending.confirmed_at is None:
        case.reopen_ending(ending, why="asked again", to=State.OPEN, by=by, now=now)
        settling.void_open(case, VoidReason.REOPENED, by=by, now=now, leave=_STAYS)


def contradicted(case: Case, *, why: str, by: Actor, now: datetime) -> None:
    """The candidate says that nobody answered: the question that ended by its answer is open again (8.3).

    Unless the same matter was opened anew meanwhile; then the answer is owed beside it.
    """
    ending = case.ending
    if ending is None or ending.outcome != Outcome.ANSWERED or case.is_open_elsewhere():
        return
    if case.messages.filter(direction=Direction.IN, dismissed_at=None, answered_at=None).exists():
        case.reopen_ending(ending, why=why, to=State.OPEN, by=by, now=now)
        settling.void_open(case, VoidReason.REOPENED, by=by, now=now, leave=frozenset({Kind.REPLY}))


def nothing_was_asked(case: Case, *, why: str, by: Actor, now: datetime) -> None:
    """A question before applying that needs no answer ends silently, by the person who said so (P2).

    If one was answered before ("thank you" needs no answer), that answer ends it again. Not while another
    question of it waits or something else is promised.
    """
    waits = Promise.objects.filter(case=case, state__in=[*OPEN, PromiseState.PROPOSED]).unanswered()
    if case.kind != CaseKind.QUESTION or case.state != State.OPEN or waits.exists():
        return
    before = case.messages.filter(answers__isnull=False, state__in=ON_THE_PAGE).order_by("pk").last()
    if before is not None:
        answered(case, before, now=now)
    else:
        case.end(Outcome.NOT_AN_APPLICATION, by=by, now=now, reason_text=why)
