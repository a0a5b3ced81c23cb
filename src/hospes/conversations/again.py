"""The act of a second attempt: what the first letter meant, once more (DESIGN section 9, "Case and ending")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.cases.enums import Outcome
from hospes.conversations.acts import Act
from hospes.conversations.models.repeatable import AGAIN
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.conversations.models import Message


def check(case: Case, message: Message) -> None:
    """A second attempt is always allowed: a person asked for it."""


def answers(case: Case, message: Message) -> Iterable[Promise]:
    """What the first letter answered and is owed again, and the REACH that this attempt keeps."""
    owed = Promise.objects.filter(case=case).open()
    if message.repeats is None:
        return []
    again = owed.filter(answered_in=message.repeats.key)
    reach = owed.filter(kind=Kind.REACH, answered_in="") if message.repeats.ending_id else owed.none()
    return [*again, *reach]


def release(case: Case, message: Message, now: datetime) -> None:
    """Write the next ending, as the first one was decided, and a new date to reach the person by."""
    first = message.repeats.ending if message.repeats else None
    if first is None:
        return
    ending = case.ending or case.end(
        Outcome(first.outcome),
        by=first.decided_by,
        now=now,
        approved_by=first.approved_by,
        text_hash=message.text_hash,
        reason_kind=first.reason_kind,
        reason_key=first.reason_key,
        reason_text=first.reason_text,
    )
    message.ending = ending
    message.save(update_fields=["ending"])
    Promise.objects.make(case, Kind.REACH, by=message.author, now=now, made_in=message.key)


ACT = Act(name=AGAIN, check=check, answers=answers, release=release)
