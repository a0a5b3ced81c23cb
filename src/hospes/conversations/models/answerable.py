"""What comes in: every message from a candidate is answered or put aside by a person (I10)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django.db import models, transaction

from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.enums import Channel, Direction, State
from hospes.conversations.hashing import hash_of
from hospes.conversations.refusals import AnsweredAlready, LeavesInAMoment, NotAQuestion, NothingSaid, TooLong
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, house, text
from hospes.foundation.crash_points import point
from hospes.journal.record import record
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.conversations.models.message_file import MessageFile
    from hospes.foundation.actors import Actor
    from hospes.post.models import Arrival
    from hospes.team.models import Member


TWICE = timedelta(minutes=10)
# A mail with nothing in it but files.
NO_WORDS = "…"


class Receiving(models.QuerySet["Message"]):
    """Incoming messages begin here."""

    def receive(
        self,
        case: Case,
        *,
        words: str,
        by: Actor,
        channel: Channel = Channel.PAGE,
        subject: str = "",
        arrival: Arrival | None = None,
        whole: str = "",
        files: Sequence[MessageFile] = (),
    ) -> Message:
        """Take in what the candidate said and promise an answer (``REPLY``), in one transaction.

        ``by`` is the candidate, or the member who noted by hand what came to his own mailbox. ``arrival`` is
        the mail it came in with; ``whole`` is everything that stood in it, where ``words`` are only what is
        new; ``files`` came with it. A mail is never refused: one that is too long is shown shortened. Raises
        NothingSaid, TooLong.
        """
        limit = house.read(ConversationSettings).message_limit
        if arrival is not None:
            words, whole = as_mail(words, whole, subject, limit)
        said = _clean(words, limit)
        with transaction.atomic():
            case = Case.objects.locked(case.pk)
            now = clock.now()
            twice = self._said_just_now(case, said, now) if arrival is None else self._of(case, arrival)
            if twice is not None:
                return twice
            message = self.create(
                **_said(case, said, by=by, now=now),
                channel=channel,
                subject=one_line(subject),
                arrival=arrival,
                whole_text=whole,
            )
            message.enclose(files)
            if case.ending is not None:
                closing.carries_on(case, case.ending, by=by, now=now)
            point("conversations.question_written")
            Promise.objects.make(case, Kind.REPLY, by=by, now=now, subject=message.key, made_in=message.key)
            record("message.received", subject=case.key, by=by, case=case.pk, at=now, channel=channel)
        return message

    def _of(self, case: Case, arrival: Arrival) -> Message | None:
        """What this mail already is in this case."""
        return self.filter(case=case, arrival=arrival).first()

    def _said_just_now(self, case: Case, said: str, now: datetime) -> Message | None:
        """The same words in the same case within ten minutes: a button pressed twice is one message."""
        recent = self.filter(case=case, direction=Direction.IN, written_at__gte=now - TWICE)
        return recent.filter(text_hash=hash_of(said), answered_at=None, dismissed_at=None).first()


def _clean(words: str, limit: int) -> str:
    if len(words) > limit:
        raise TooLong(limit=limit)
    said = text.clean_text(words, limit).strip()
    if not said:
        raise NothingSaid
    return said


def _said(case: Case, said: str, *, by: Actor, now: datetime) -> dict[str, Any]:
    """The columns of something a candidate said."""
    return {
        "case": case,
        "direction": Direction.IN,
        "state": State.RECEIVED,
        "author": by,
        "text": said,
        "text_hash": hash_of(said),
        "language": case.candidate.language,
        "written_at": now,
    }


def one_line(subject: str) -> str:
    """A subject as it is kept: one line, shortened rather than refused, for a mail may say anything."""
    return text.shorten(text.clean_line(subject, len(subject)), 300)


def as_mail(words: str, whole: str, subject: str, limit: int) -> tuple[str, str]:
    """What is shown of a mail, and all of it where that is more: the words may be missing, or too many."""
    shown = text.clean_text(words, len(words)).strip() or text.clean_text(whole, len(whole)).strip()
    shown = shown or subject.strip() or NO_WORDS
    if len(shown) > limit:
        whole = whole or words
        shown = text.shorten(shown, limit)
    everything = text.clean_text(whole, len(whole)).strip()
    return shown, "" if everything == shown else everything


class Answerable(models.Model):
    """A message from the candidate waits for an answer, or a reason why none is needed."""

    class Meta:
        abstract = True

    def dismiss(self, *, by: Member, why: str) -> None:
        """Put it aside: no answer is needed, because … (a person decides, with a reason).

        Repeating it changes nothing. Raises NotAQuestion, NothingSaid, LeavesInAMoment.
        """
        message = cast("Message", self)
        reason = text.clean_line(why, 300).strip()
        if not reason:
            raise NothingSaid
        with transaction.atomic():
            case = Case.objects.locked(message.case_id)
            message.refresh_from_db()
            if message.direction != Direction.IN:
                raise NotAQuestion
            if message.dismissed_at is not None or message.answered_at is not None:
                return
            now = clock.now()
            message.dismissed_at, message.dismissed_by, message.dismissed_why = now, by.actor, reason
            message.save(update_fields=["dismissed_at", "dismissed_by", "dismissed_why"])
            owed = Promise.objects.filter(case=case, kind=Kind.REPLY, subject=message.key)
            for promise in owed.open():
                promise.void(VoidReason.NO_ANSWER_NEEDED, by=by.actor, now=now)
            closing.nothing_was_asked(case, why=reason, by=by.actor, now=now)
            _refuse_a_gap(case)
            record("message.dismissed", subject=case.key, by=by.actor, case=case.pk, at=now)

    def leave_the_case(self, *, by: Member) -> None:
        """It never belonged here: put aside and taken out of the thread. Raises NotAQuestion, AnsweredAlready,
        LeavesInAMoment. The mail it came in with is kept by ``post``.
        """
        message = cast("Message", self)
        with transaction.atomic():
            Case.objects.locked(message.case_id)
            message.refresh_from_db()
            if message.direction != Direction.IN:
                raise NotAQuestion
            if message.answered_at is not None or message.answered_by.exists():
                raise AnsweredAlready
            message.dismiss(by=by, why="elsewhere")
            message.delete()


def _refuse_a_gap(case: Case) -> None:
    """Raise LeavesInAMoment where only the plans of a letter that has not left would remain (I2)."""
    if not case.is_live or Promise.objects.filter(case=case).open().exists():
        return
    raise LeavesInAMoment
