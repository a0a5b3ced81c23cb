"""The act of a second attempt: what the first letter meant, once more (DESIGN section 9, "Case and ending")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.cases.enums import State
from hospes.conversations import closing
from hospes.conversations.acts import Act
from hospes.conversations.models.repeatable import AGAIN
from hospes.conversations.refusals import CaseIsOver, DateHasPassed
from hospes.foundation import clock
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.conversations.models import Message


def check(case: Case, message: Message) -> None:
    """The same words must still be true. Raises CaseIsOver, DateHasPassed."""
    first = message.repeats
    if first is None:
        return
    over = case.state == State.CLOSED if first.ending_id else bool(first.act) and case.state != State.OPEN
    if over:
        raise CaseIsOver
    for date in first.dates.select_related("promise"):
        if not date.promise.is_open or date.promise.due <= clock.now():
            raise DateHasPassed


def answers(case: Case, message: Message) -> Iterable[Promise]:
    """What the first letter answered and is owed again."""
    if message.repeats is None:
        return []
    return Promise.objects.filter(case=case, answered_in=message.repeats.key).open()


def release(case: Case, message: Message, now: datetime) -> None:
    """Say the same dates; write the next ending, and a new date by which to reach the person."""
    first = message.repeats
    if first is None:
        return
    for date in first.dates.all():
        message.dates.create(promise=date.promise, due=date.due)
    if case.state == State.OPEN and message.answers is not None:
        closing.answered(case, message, now=now)
    if first.ending is None or case.state != State.CLOSING or message.ending is not None:
        return
    message.ending = case.ending or closing.end_again(message, first.ending, now=now)
    message.save(update_fields=["ending"])
    closing.reach(message, now=now)


ACT = Act(name=AGAIN, check=check, answers=answers, release=release)
