"""Putting a mail that came in into a conversation: by a sorter, or by a person where no rule knew the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations import attaching, belonging, copies, days_named
from hospes.conversations.enums import GOT_THROUGH, Channel, Direction
from hospes.conversations.models import Message
from hospes.conversations.refusals import NotAQuestion
from hospes.foundation import actors, clock, text
from hospes.foundation.text import normalise_address
from hospes.journal.record import record
from hospes.post.enums import Standing
from hospes.post.models import Arrival
from hospes.post.reading import replies
from hospes.post.reading.passed_on import passed_on
from hospes.post.reading.shown import taken_apart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.candidates.models import Candidate
    from hospes.foundation.actors import Actor
    from hospes.post.reading.attached import Attachment
    from hospes.post.reading.forwards import Forward
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.senders import Address
    from hospes.post.reading.verdict import Verdict
    from hospes.team.models import Member


def take_in(
    case: Case,
    arrival: Arrival,
    mail: ReadMail,
    *,
    words: str | None = None,
    subject: str | None = None,
    files: Iterable[Attachment] | None = None,
) -> Message:
    """Make a mail the candidate's message in this case. ``words``, ``files``: of what it only passes on.

    The letter it answers has demonstrably arrived (E3). Twice-safe: one mail is one message in a case.
    """
    whole = mail.text if words is None else words
    message = Message.objects.receive(
        case,
        words=(taken_apart(mail) if words is None else replies.trim(words)).visible,
        whole=whole,
        subject=mail.subject if subject is None else subject,
        by=case.candidate.actor,
        channel=Channel.MAIL,
        arrival=arrival,
        files=attaching.of_mail(mail.attachments if files is None else files),
    )
    prove_answered(case, mail, evidence=Evidence.E3, by=case.candidate.actor, now=clock.now())
    copies.for_member(message, mail, arrival)
    return message


def pass_on(case: Case, arrival: Arrival, mail: ReadMail, forward: Forward, *, by: Member) -> Message:
    """Make the mail inside a colleague's forward the candidate's message; the thread says who passed it on."""
    subject = forward.subject or mail.subject
    message = take_in(case, arrival, mail, words=forward.body, subject=subject, files=forward.files)
    note = text.shorten(text.clean_text(forward.note, len(forward.note)).strip(), 1000)
    return _hint(message, {"forwarded_by": by.actor, **({"note": note} if note else {})})


def note_outside(case: Case, arrival: Arrival, mail: ReadMail, *, by: Member) -> Message:
    """Make a colleague's own mail a letter of ours in this case.

    A day ahead that it names becomes a hint, so that the thread asks "make it a promise?" (practice P6).
    """
    now = clock.now()
    shown = taken_apart(mail).visible
    message = Message.objects.note_outside(
        case,
        by=by,
        arrival=arrival,
        words=shown,
        whole=mail.text,
        subject=mail.subject,
        sent=min(mail.date or arrival.received_at, now),
        names=(mail.in_reply_to, *mail.references),
    )
    days = days_named.days_ahead(shown, now=now, zone=by.zone)
    return _hint(message, {"days_named": [day.isoformat() for day in days]}) if days else message


def prove_answered(case: Case, mail: ReadMail, *, evidence: Evidence, by: Actor, now: datetime) -> Message | None:
    """The letters of this case that a mail answers have arrived; returns the newest."""
    named = [name for name in (mail.in_reply_to, *mail.references) if name]
    rows = Message.objects.filter(case=case, direction=Direction.OUT, envelope__message_id__in=named)
    answered = list(rows.order_by("written_at", "pk"))
    for message in answered:
        message.prove(at=now, evidence=evidence, by=by)
    return answered[-1] if answered else None


def _hint(message: Message, told: dict[str, Any]) -> Message:
    """Keep a hint beside a message. The same again changes nothing."""
    if not told.items() <= message.hint.items():
        message.hint = {**message.hint, **told}
        message.save(update_fields=["hint"])
    return message


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
        said = text.shorten(text.clean_text(mail.text, len(mail.text)).strip(), 1000)
        return _hint(message, {"auto_reply": said, "away_until": until})


def file_under(arrival: Arrival, case: Case, *, by: Member, know_sender: bool = False) -> Message:
    """A person says whose mail it is. Raises NotUnsorted, DetailsRefused.

    ``know_sender`` adds the address it came from to the candidate's, so that the next one is known.
    """
    with transaction.atomic():
        arrival.lock()
        mail = arrival.read()
        message = as_it_is(case, arrival, mail)
        arrival.settle(as_=message.key, by=by.actor)
        if know_sender:
            _know(case.candidate, whose(mail), by=by)
        record("arrival.filed", subject=case.key, by=by.actor, case=case.pk, at=clock.now())
    return message


def take_back(arrival: Arrival, *, by: Member) -> None:
    """It was filed wrongly: it waits for a place again, and nobody reads it in that case any more.

    No answer is owed for it there. Repeating it changes nothing. Raises AnsweredAlready, NotAQuestion,
    LeavesInAMoment.
    """
    with transaction.atomic():
        arrival.lock()
        if arrival.standing != Standing.SORTED:
            return
        now = clock.now()
        messages = list(Message.objects.filter(arrival=arrival).order_by("case_id"))
        if not messages:
            raise NotAQuestion  # It became an application: that is set aside as one.
        for message in messages:
            case = message.case
            message.leave_the_case(by=by)
            record("arrival.taken_back", subject=case.key, by=by.actor, case=case.pk, at=now)
        arrival.lose_place(by=by.actor)


def whose(mail: ReadMail) -> Address:
    """Who wrote the words: the sender, or whom a colleague passed on."""
    forward = passed_on(mail)
    by_member = forward is not None and belonging.member_of(mail.sender.address) is not None
    return forward.sender if forward is not None and by_member else mail.sender


def as_it_is(case: Case, arrival: Arrival, mail: ReadMail) -> Message:
    """Make a mail the message of whoever wrote it: the words of the sender, or of whom a colleague passed on."""
    forward = passed_on(mail)
    member = belonging.member_of(mail.sender.address)
    if forward is not None and member is not None:
        return pass_on(case, arrival, mail, forward, by=member)
    return take_in(case, arrival, mail)


def _know(candidate: Candidate, sender: Address, *, by: Member) -> None:
    """Add an address to a candidate's, behind those he gave."""
    if sender.address and normalise_address(sender.address) not in set(
        candidate.addresses.values_list("normalised", flat=True)
    ):
        known = [row.address for row in candidate.addresses.order_by("-primary", "pk")]
        candidate.correct(by=by.actor, emails=[*known, sender.address])
