"""Undo and release: between approval and the post (spec 8.3, "released")."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases.enums import State as CaseState
from hospes.cases.models import Case
from hospes.conversations import closing, mail, texting
from hospes.conversations.acts import acts
from hospes.conversations.enums import ALSO, Channel, State
from hospes.conversations.refusals import AlreadyGone, CaseIsOver, DateHasPassed
from hospes.foundation import clock
from hospes.foundation.crash_points import point
from hospes.foundation.refusals import Refusal
from hospes.journal.record import record
from hospes.promises.enums import Kind
from hospes.promises.enums import State as PromiseState
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.foundation.actors import Actor
    from hospes.team.models import Member


class Releasable(models.Model):
    """What was approved leaves after the time of undo, if it is still true."""

    class Meta:
        abstract = True

    def undo(self, *, by: Actor) -> None:
        """Take the letter back before it leaves: it and its plans are deleted. Raises AlreadyGone."""
        with transaction.atomic():
            case = Case.objects.locked(cast("Message", self).case_id)
            message = self._again()
            if message is None or message.state != State.APPROVED:
                raise AlreadyGone
            now = clock.now()
            message.dates.all().delete()
            Promise.objects.drop_proposed(message.key)
            _not_repeated(message)
            record("message.undone", subject=case.key, by=by, case=case.pk, at=now, act=message.act)
            message.delete()

    def send_now(self, *, by: Member) -> None:
        """Let a letter that waits for its hour leave at once. Repeating it changes nothing. Raises AlreadyGone."""
        with transaction.atomic():
            case = Case.objects.locked(cast("Message", self).case_id)
            message = self._again()
            if message is None or message.state != State.APPROVED:
                raise AlreadyGone
            now = clock.now()
            if message.release_at is None or message.release_at <= now:
                return
            message.release_at = now
            message.save(update_fields=["release_at"])
            record("message.hastened", subject=case.key, by=by.actor, case=case.pk, at=now)

    def release(self) -> bool:
        """Let the letter leave (worker, after the time of undo). Returns whether it left.

        If it is no longer true (the case ended, the date passed) it is dropped and shown on Today.
        """
        with transaction.atomic():
            Case.objects.locked(cast("Message", self).case_id)
            message = self._again()
            now = clock.now()
            if message is None or message.state != State.APPROVED:
                return False
            if message.release_at is None or message.release_at > now:
                return False
            try:
                with transaction.atomic():
                    message.release_now(now=now)
            except Refusal as refusal:
                message._drop(str(refusal), now=now)  # noqa: SLF001 -- the same object, read again
                return False
        return True

    def release_now(self, *, now: datetime) -> None:
        """Release inside the caller's transaction, with the case's lock held (receipts, and ``release``)."""
        message = cast("Message", self)
        case = message.case
        act = acts[message.act] if message.act else None
        if message.letter == "update" and case.state != CaseState.OPEN:
            raise CaseIsOver  # It would say that nothing is decided.
        if act:
            act.check(case, message)
        message.state, message.released_at = State.RELEASED, now
        message.save(update_fields=["state", "released_at"])
        point("conversations.release_written")
        answered = list(act.answers(case, message)) if act else []
        for promise in [*answered, *plainly_answered(message)]:
            promise.answer_in(message.key)
        point("conversations.before_promises")
        self._make_promises(now=now)
        point("conversations.promises_made")
        if act:
            act.release(case, message, now)
        self.mark_answered(now=now)
        if message.answers_id and not act:
            closing.answered(case, message, now=now)
        if message.channel == Channel.MAIL:
            point("conversations.before_envelope")
            mail.hand_to_post(message, now=now)
            point("conversations.enveloped")
        elif message.channel == Channel.SMS:
            texting.hand_to_post(message, now=now)
        record("message.released", subject=case.key, by=message.author, case=case.pk, at=now, act=message.act)

    def _make_promises(self, *, now: datetime) -> None:
        message = cast("Message", self)
        plans = Promise.objects.filter(made_in=message.key, state=PromiseState.PROPOSED)
        for plan in plans.select_related("supersedes"):
            if not message.case.is_live:
                raise CaseIsOver
            if plan.due <= now:
                raise DateHasPassed
            if plan.supersedes is not None:
                plan.supersedes.check_move(now=now)
                plan.supersedes.answer_in(message.key)
        Promise.objects.make_proposed(message.key, now=now)

    def mark_answered(self, *, now: datetime) -> None:
        """Note that the questions which this message answers have their answer on the way."""
        message = cast("Message", self)
        if message.answers is not None and message.answers.answered_at is None:
            message.answers.answered_at = now
            message.answers.save(update_fields=["answered_at"])
        also = type(message).objects.unanswered().filter(case=message.case_id, pk__in=message.act_data.get(ALSO, []))
        also.update(answered_at=now)

    def _drop(self, why: str, *, now: datetime) -> None:
        message = cast("Message", self)
        message.dates.all().delete()
        Promise.objects.drop_proposed(message.key)
        _not_repeated(message)
        message.state, message.response = State.DROPPED, why[:500]
        message.save(update_fields=["state", "response"])
        case = message.case
        record("message.dropped", subject=case.key, by=message.author, case=case.pk, at=now)

    def _again(self) -> Message | None:
        """This message as it is now, under the case's lock; None if it was taken back."""
        message = cast("Message", self)
        rows = type(message).objects.select_related("case__candidate", "case__contact", "answers")
        return rows.filter(pk=message.pk).first()


def _not_repeated(message: Message) -> None:
    """The second attempt did not leave: the first letter waits for a person again."""
    if message.repeats is not None:
        message.repeats.dealt_at = None
        message.repeats.save(update_fields=["dealt_at"])


def plainly_answered(message: Message) -> list[Promise]:
    """What a message answers without any act: the question it replies to; the heartbeat it renews."""
    owed = Promise.objects.filter(case=message.case_id).unanswered().open()
    answered = []
    if message.answers_id:
        keys = [message.answers_id, *message.act_data.get(ALSO, [])]
        answered += list(owed.filter(kind=Kind.REPLY, subject__in=[f"message:{key}" for key in keys]))
    renews = Promise.objects.filter(made_in=message.key, kind=Kind.UPDATE, state=PromiseState.PROPOSED).exists()
    if renews and not message.act:
        answered += list(owed.filter(kind=Kind.UPDATE))
    if message.letter in {"ack", "ack_again"}:
        answered += list(owed.filter(kind=Kind.ACK))
    return answered
