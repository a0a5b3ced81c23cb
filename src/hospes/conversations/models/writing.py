"""Writing: a person approves a text and its dates together; a receipt leaves at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction

from hospes.cases.models import Case
from hospes.conversations import facts
from hospes.conversations.enums import ALSO, Channel, Direction, State
from hospes.conversations.hashing import hash_of
from hospes.conversations.letters import Draft, fill
from hospes.conversations.refusals import DateMissing, NothingSaid, OnItsWay, OwedBefore, TooLong
from hospes.conversations.sending import AT_ONCE, Sending
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import actors, clock, house, text
from hospes.foundation.crash_points import point
from hospes.journal.record import record
from hospes.post import texting
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hospes.conversations.models.message import Message
    from hospes.conversations.proposals import Proposal
    from hospes.promises.models import Rung
    from hospes.team.models import Member


class Writing(models.QuerySet["Message"]):
    """Outgoing messages begin here."""

    def approve(
        self,
        case: Case,
        draft: Draft,
        *,
        by: Member,
        proposals: Sequence[Proposal] = (),
        act: str = "",
        act_data: dict[str, Any] | None = None,
        answers: Message | None = None,
        also: Sequence[Message] = (),
        repeats: Message | None = None,
        sending: Sending = AT_ONCE,
    ) -> Message:
        """Approve a letter: text, dates and what it does stand fixed; it leaves after the time of undo.

        ``also``: other messages of the same case that this letter answers besides ``answers``.
        ``sending``: with which files it goes, to whom besides, and when.

        Dates are turned into proposed promises and written into the text in the same transaction
        (I9). Raises NothingSaid, TooLong, OnItsWay, DateMissing, LeavesTooLate, OwedBefore, and what promises refuse.
        """
        _check_words(draft)
        with transaction.atomic():
            case = Case.objects.locked(case.pk)
            now = clock.now()
            message = self._row(
                case,
                draft,
                now=now,
                **_approved(by, now),
                release_at=sending.release_at(now),
                state=State.APPROVED,
                act=act,
                act_data={**(act_data or {}), **_also(case, also)},
                answers=answers,
                repeats=repeats,
            )
            self._write(message)
            message.enclose(sending.files)
            message.cc.add(*sending.cc)
            point("conversations.approval_written")
            _fix_dates(message, proposals, now=now)
            if "{date}" in message.text:
                raise DateMissing
            _check_wait(message)
            record("message.approved", subject=case.key, by=by.actor, case=case.pk, at=now, act=act)
        return message

    def acknowledge(
        self, case: Case, draft: Draft, *, now: datetime, in_text: Sequence[Promise] = (), rung: Rung | None = None
    ) -> Message:
        """Write a receipt in the contact's name that leaves at once (the caller holds the lock).

        Receipts have no undo and no approver (spec 2; DESIGN "Mail path"). ``in_text``: promises already
        made whose date the text says. ``rung``: the step of the ladder that it tells of.
        """
        message = self._row(
            case,
            draft,
            now=now,
            author=actors.machine("receipt"),
            author_member=case.contact,
            state=State.APPROVED,
            release_at=now,
            rung=rung,
        )
        for promise in in_text:
            message.text = fill(message.text, {"date": facts.date(promise, case, message.language)})
        message.text_hash = hash_of(message.text)
        message.save(force_insert=True)
        for promise in in_text:
            message.dates.create(promise=promise, due=promise.due)
        message.release_now(now=now)
        return message

    def _row(self, case: Case, draft: Draft, *, now: datetime, **columns: Any) -> Message:
        limit = house.read(ConversationSettings).message_limit
        words = text.clean_text(draft.text, limit).strip()
        return self.model(
            case=case,
            direction=Direction.OUT,
            channel=_channel(case),
            letter=draft.letter,
            subject=text.clean_line(draft.subject, 300),
            text=words,
            text_hash=hash_of(words),
            language=case.candidate.language,
            written_at=now,
            **columns,
        )

    def _write(self, message: Message) -> None:
        try:
            with transaction.atomic():
                message.save(force_insert=True)
        except IntegrityError as error:
            other = self.filter(case=message.case, state=State.APPROVED).exclude(act="").first()
            if other is None or other.approved_at is None:
                raise
            zone = message.case.contact.zone
            raise OnItsWay(
                who=other.author_member.name if other.author_member else "",
                when=facts.hour(other.approved_at, zone),
            ) from error


def _channel(case: Case) -> Channel:
    """How the person is reached: by mail, else by text message, else on the page, and somebody has to ring."""
    if case.candidate.mail_address() is not None:
        return Channel.MAIL
    has_number = case.candidate.phone_number() is not None
    return Channel.SMS if has_number and texting.chosen() is not None else Channel.PAGE


def _approved(by: Member, now: datetime) -> dict[str, Any]:
    """Who wrote and approved it, and when."""
    return {"author": by.actor, "author_member": by, "approved_by": by, "approved_at": now}


def _check_wait(message: Message) -> None:
    """Raise OwedBefore where the letter would leave after a date it says, or after an answer it gives is owed."""
    keys = [f"message:{pk}" for pk in (message.answers_id, *message.act_data.get(ALSO, []))]
    owed = Promise.objects.filter(case=message.case, kind=Kind.REPLY, subject__in=keys).unanswered().open()
    dues = [*message.dates.values_list("due", flat=True), *owed.ahead(message.written_at).values_list("due", flat=True)]
    early = min(dues, default=None)
    if early is not None and message.release_at is not None and early <= message.release_at:
        raise OwedBefore(date=facts.moment(early, message.case, message.language))


def _also(case: Case, messages: Sequence[Message]) -> dict[str, Any]:
    """What else is answered, as it is kept until the release."""
    keys = [message.pk for message in messages if message.case_id == case.pk and message.direction == Direction.IN]
    return {ALSO: keys} if keys else {}


def _check_words(draft: Draft) -> None:
    limit = house.read(ConversationSettings).message_limit
    if not draft.text.strip():
        raise NothingSaid
    if len(draft.text) > limit:
        raise TooLong(limit=limit)


def _fix_dates(message: Message, proposals: Sequence[Proposal], *, now: datetime) -> None:
    """Turn proposals into proposed promises, and ``{date}`` into the date of the one that is said."""
    case, by = message.case, message.author
    for plan in proposals:
        due = plan.due or Promise.objects.default_due(case, plan.kind, now=now, days=plan.days)
        if plan.moves is not None and plan.reason is not None:
            promise = plan.moves.propose_move(due=due, reason=plan.reason, by=by, made_in=message.key, now=now)
        else:
            promise = Promise.objects.propose(case, plan.kind, by=by, now=now, due=due, made_in=message.key)
        if plan.in_text:
            _say(message, promise)


def _say(message: Message, promise: Promise) -> None:
    date = facts.date(promise, message.case, message.language)
    if "{date}" not in message.text:
        message.text += "\n\n" + facts.date_line(message.language)
    message.text = fill(message.text, {"date": date})
    message.text_hash = hash_of(message.text)
    message.save(update_fields=["text", "text_hash"])
    message.dates.create(promise=promise, due=promise.due)
