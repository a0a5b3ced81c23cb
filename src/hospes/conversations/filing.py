"""Putting a mail that came in into a conversation: by a sorter, or by a person where no rule knew the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations import copies
from hospes.conversations.enums import GOT_THROUGH, Channel, Direction
from hospes.conversations.models import Message
from hospes.foundation import actors, clock
from hospes.journal.record import record
from hospes.post.models import Arrival
from hospes.post.reading import replies

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.verdict import Verdict
    from hospes.team.models import Member


def take_in(
    case: Case, arrival: Arrival, mail: ReadMail, *, words: str | None = None, by: Actor | None = None
) -> Message:
    """Make a mail the candidate's message in this case. ``words``: what was said, where the mail only passes it on.

    The letter it answers has demonstrably arrived (E3). Twice-safe: one mail is one message in a case.
    """
    whole = mail.text if words is None else words
    shown = replies.trim(whole).visible
    message = Message.objects.receive(
        case,
        words=shown,
        whole=whole,
        subject=mail.subject,
        by=by or case.candidate.actor,
        channel=Channel.MAIL,
        arrival=arrival,
    )
    now = clock.now()
    prove_answered(case, mail, evidence=Evidence.E3, by=case.candidate.actor, now=now)
    copies.for_member(message, mail, arrival)
    return message


def note_outside(case: Case, arrival: Arrival, mail: ReadMail, *, by: Member) -> Message:
    """Make a colleague's own mail a letter of ours in this case."""
    shown = replies.trim(mail.text).visible
    return Message.objects.note_outside(
        case, by=by, arrival=arrival, words=shown, whole=mail.text, subject=mail.subject
    )


def prove_answered(case: Case, mail: ReadMail, *, evidence: Evidence, by: Actor, now: datetime) -> Message | None:
    """The letters of this case that a mail answers have arrived; returns the newest."""
    named = [name for name in (mail.in_reply_to, *mail.references) if name]
    rows = Message.objects.filter(case=case, direction=Direction.OUT, envelope__message_id__in=named)
    answered = list(rows.order_by("written_at", "pk"))
    for message in answered:
        message.prove(at=now, evidence=evidence, by=by)
    return answered[-1] if answered else None


def hint(case: Case, mail: ReadMail, verdict: Verdict) -> Message | None:
    """Note what a machine answered ("away until …") beside our last letter; that it came proves the mailbox (E2)."""
    with transaction.atomic():
        case = Case.objects.locked(case.pk)
        now = clock.now()
        answered = prove_answered(case, mail, evidence=Evidence.E2, by=actors.machine("post"), now=now)
        sent = Message.objects.filter(case=case, direction=Direction.OUT, channel=Channel.MAIL, state__in=GOT_THROUGH)
        message = answered or sent.order_by("-written_at", "-pk").first()
        if message is None:
            return None
        until = verdict.away_until.isoformat() if verdict.away_until else ""
        message.refresh_from_db()
        message.hint = {**message.hint, "auto_reply": mail.text[:1000], "away_until": until}
        message.save(update_fields=["hint"])
    return message


def file_under(arrival: Arrival, case: Case, *, by: Member, know_sender: bool = False) -> Message:
    """A person says whose mail it is. Raises NotUnsorted, DetailsRefused.

    ``know_sender`` adds the address it came from to the candidate's, so that the next one is known.
    """
    with transaction.atomic():
        arrival.lock()
        mail = arrival.read()
        message = take_in(case, arrival, mail)
        arrival.settle(as_=message.key, by=by.actor)
        if know_sender and mail.sender.address:
            known = [row.address for row in case.candidate.addresses.order_by("-primary", "pk")]
            case.candidate.correct(by=by.actor, emails=[*known, mail.sender.address])
        record("arrival.filed", subject=case.key, by=by.actor, case=case.pk, at=clock.now())
    return message
