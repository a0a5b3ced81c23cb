"""What a member wrote in his own mail program counts (practice P6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q

from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.enums import ALSO, Channel, Direction, State
from hospes.conversations.hashing import hash_of
from hospes.conversations.models.answerable import as_mail, one_line
from hospes.conversations.models.releasable import plainly_answered
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, house
from hospes.journal.record import record
from hospes.promises import settling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.post.models import Arrival
    from hospes.team.models import Member


class WrittenOutside(models.QuerySet["Message"]):
    """Letters that left from somebody's own mail program."""

    def note_outside(
        self,
        case: Case,
        *,
        by: Member,
        arrival: Arrival,
        words: str,
        sent: datetime,
        whole: str = "",
        subject: str = "",
        names: Iterable[str] = (),
    ) -> Message:
        """Put a letter into the thread that ``by`` wrote elsewhere: "written outside, not checked".

        It answers what was said in the case before it was ``sent``, and the mails that it ``names``
        (Message-IDs), as a letter from here would: the member has read the thread. It left by its own
        way, so it counts as accepted, and a day without return proves it (P1). It decides nothing and
        promises nothing. The same mail again returns the message there is.
        """
        shown, everything = as_mail(words, whole, subject, house.read(ConversationSettings).message_limit)
        with transaction.atomic():
            case = Case.objects.locked(case.pk)
            known = self.filter(case=case, arrival=arrival).first()
            if known is not None:
                return known
            now = clock.now()
            message = self.create(
                **_written(case, shown, by=by, now=now),
                **self._answering(case, sent, set(names)),
                subject=one_line(subject),
                arrival=arrival,
                whole_text=everything,
            )
            for promise in plainly_answered(message):
                promise.answer_in(message.key)
            message.mark_answered(now=now)
            settling.accepted(message.key, at=now, by=by.actor)
            if message.answers_id:
                closing.answered(case, message, now=now)
            record("message.outside", subject=case.key, by=by.actor, case=case.pk, at=now)
        return message

    def _answering(self, case: Case, sent: datetime, names: set[str]) -> dict[str, Any]:
        """Everything that waits in the case and that the writer can have read.

        A Sent folder is read later: what was asked in between is not answered by a letter that left before.
        """
        rows = self.filter(case=case, direction=Direction.IN, dismissed_at=None, answered_at=None)
        waiting = list(rows.filter(Q(written_at__lte=sent) | Q(arrival__message_id__in=names)))
        also = {ALSO: [each.pk for each in waiting[:-1]]} if waiting[1:] else {}
        return {"answers": waiting[-1] if waiting else None, "act_data": also}


def _written(case: Case, words: str, *, by: Member, now: datetime) -> dict[str, Any]:
    """The columns of a letter that left by somebody's own way."""
    return {
        "case": case,
        "direction": Direction.OUT,
        "channel": Channel.MAIL,
        "state": State.ACCEPTED,
        "author": by.actor,
        "author_member": by,
        "text": words,
        "text_hash": hash_of(words),
        "language": case.candidate.language,
        "written_at": now,
        "approved_by": by,
        "approved_at": now,
        "released_at": now,
        "accepted_at": now,
        "outside": True,
    }
