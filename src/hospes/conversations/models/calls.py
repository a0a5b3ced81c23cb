"""What somebody did with his own voice or hands: calls, and touches on any channel (E1, I16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.enums import ON_THE_PAGE, CallOutcome, Channel, Direction, State
from hospes.conversations.hashing import hash_of
from hospes.conversations.models.releasable import plainly_answered
from hospes.conversations.refusals import NotWithoutWords, TooLong
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, house, text
from hospes.journal.record import record
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.touches import enums as touching

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.team.models import Member
    from hospes.touches.models import Touch


class Calling(models.QuerySet["Message"]):
    """Noting what became of a call or of another personal word."""

    def note_call(
        self,
        case: Case,
        *,
        by: Member,
        outcome: CallOutcome,
        words: str,
        told: Message | None = None,
        answers: Message | None = None,
    ) -> Message:
        """Note a call. ``told``: the letter whose content was said; ``answers``: the question that was answered.

        Only *spoke* is evidence (E1), signed by the member who did it; the other outcomes keep nothing.
        Raises TooLong.
        """
        said = _said(words)
        with transaction.atomic():
            case = Case.objects.locked(case.pk)
            now = clock.now()
            call = self._noted(case, said, by=by, now=now, outcome=outcome, answers=answers, channel=Channel.PHONE)
            record("call.noted", subject=case.key, by=by.actor, case=case.pk, at=now, outcome=outcome)
            if outcome == CallOutcome.SPOKE:
                call.said(told=told, by=by)
        return call

    def note_touch(
        self,
        touch: Touch,
        *,
        by: Member,
        outcome: CallOutcome,
        words: str,
        told: Message | None = None,
        answers: Message | None = None,
    ) -> Message:
        """Say what became of a touch; it stands in the thread, whatever its channel.

        ``by`` is who did it, for nobody signs for another (I16). *Spoke* and *sent* are E1; *sent* needs
        the words that were sent and answers a question, but proves no letter: that asks for a talk
        (spec/segments-and-channels.md 6). The same outcome of the same member again returns the first message.
        Raises TooLong, NotWithoutWords, SettledAlready, NoSuchOutcome.
        """
        said = _said(words)
        if outcome == CallOutcome.SENT and not said:
            raise NotWithoutWords
        with transaction.atomic():
            case = Case.objects.locked(touch.case_id)
            known = self.filter(touch=touch, author_member=by, outcome=outcome).first()
            if known is not None:
                return known
            now = clock.now()
            touch.settle(touching.Outcome(outcome), by=by, now=now)
            facts = {"channel": touch.channel, "touch": touch}
            noted = self._noted(case, said, by=by, now=now, outcome=outcome, answers=answers, **facts)
            if outcome == CallOutcome.SPOKE:
                noted.said(told=told, by=by)
            elif outcome == CallOutcome.SENT:
                noted.said(told=None, by=by)
        return noted

    def _noted(self, case: Case, said: str, *, by: Member, now: datetime, **facts: object) -> Message:
        columns: dict[str, object] = {
            "case": case,
            "direction": Direction.OUT,
            "state": State.RELEASED,
            "author": by.actor,
            "author_member": by,
            "text": said,
            "text_hash": hash_of(said),
            "language": case.candidate.language,
            "written_at": now,
            "released_at": now,
            **facts,
        }
        return self.create(**columns)


class Said(models.Model):
    """What follows where the words reached the person."""

    class Meta:
        abstract = True

    def said(self: Message, *, told: Message | None, by: Member) -> None:
        """Answer what it answers and sign for it (E1); ``told`` is proved too (the caller holds the lock)."""
        now = self.written_at
        for promise in [*plainly_answered(self), *self._agreed_calls()]:
            promise.answer_in(self.key)
        self.mark_answered(now=now)
        if self.answers_id:
            closing.answered(self.case, self, now=now)
        self.prove(at=now, evidence=Evidence.E1, by=by.actor)
        if told is not None and told.case_id == self.case_id and told.state in ON_THE_PAGE:
            told.prove(at=now, evidence=Evidence.E1, by=by.actor)
            type(self).objects.filter(pk=told.pk).update(dealt_at=now)

    def _agreed_calls(self: Message) -> list[Promise]:
        """A call that was agreed is kept by speaking with the person (spec 8.2, ``CALLBACK``)."""
        spoke = self.outcome == CallOutcome.SPOKE
        return list(Promise.objects.filter(case=self.case_id, kind=Kind.CALLBACK).open()) if spoke else []


def _said(words: str) -> str:
    """The words, cleaned. Raises TooLong."""
    limit = house.read(ConversationSettings).message_limit
    if len(words) > limit:
        raise TooLong(limit=limit)
    return text.clean_text(words, limit).strip()
