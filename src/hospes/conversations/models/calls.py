"""Calls, until the room of touches exists: an outgoing message with channel, outcome and author (E1, I16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations import closing
from hospes.conversations.enums import ON_THE_PAGE, CallOutcome, Channel, Direction, State
from hospes.conversations.hashing import hash_of
from hospes.conversations.models.releasable import plainly_answered
from hospes.conversations.refusals import TooLong
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, house, text
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.conversations.models.message import Message
    from hospes.team.models import Member


class Calling(models.QuerySet["Message"]):
    """Noting what became of a call."""

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
        limit = house.read(ConversationSettings).message_limit
        if len(words) > limit:
            raise TooLong(limit=limit)
        with transaction.atomic():
            case = Case.objects.locked(case.pk)
            now = clock.now()
            said = text.clean_text(words, limit).strip()
            call = self.create(
                case=case,
                direction=Direction.OUT,
                channel=Channel.PHONE,
                state=State.RELEASED,
                author=by.actor,
                author_member=by,
                text=said,
                text_hash=hash_of(said),
                language=case.candidate.language,
                written_at=now,
                released_at=now,
                outcome=outcome,
                answers=answers,
            )
            record("call.noted", subject=case.key, by=by.actor, case=case.pk, at=now, outcome=outcome)
            if outcome == CallOutcome.SPOKE:
                self._spoken(call, told=told, by=by)
        return call

    def _spoken(self, call: Message, *, told: Message | None, by: Member) -> None:
        now = call.written_at
        for promise in plainly_answered(call):
            promise.answer_in(call.key)
        call.mark_answered(now=now)
        if call.answers_id:
            closing.answered(call.case, call, now=now)
        call.prove(at=now, evidence=Evidence.E1, by=by.actor)
        if told is not None and told.case_id == call.case_id and told.state in ON_THE_PAGE:
            told.prove(at=now, evidence=Evidence.E1, by=by.actor)
            self.filter(pk=told.pk).update(dealt_at=now)
