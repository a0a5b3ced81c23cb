"""Where a mail that came in belongs (DESIGN, mail path): reply token, then thread, then address.

A mail is never guessed into somebody's case: where two answers are possible, or the sender is not who the
case is about, it waits for a person, with what we think. A sorter returns None for what it does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.cases.models import Case
from hospes.conversations import belonging, filing, forgery, reply_address
from hospes.conversations.belonging import candidates_with
from hospes.foundation.text import normalise_address
from hospes.post.enums import BY_SOMEBODY, Kind, Standing
from hospes.post.models import Envelope
from hospes.post.reading.passed_on import passed_on
from hospes.post.sorters import Sorted, Sorter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hospes.post.models import Arrival
    from hospes.post.reading.forwards import Forward
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.verdict import Verdict
    from hospes.team.models import Member

UNKNOWN_SENDER = "unknown_sender_in_thread"
FORGED = "forged_look"
SEVERAL = "several_cases"
FORWARDED = "forwarded_by_member"
MEMBERS_OWN = "member_to_nobody_known"
OUR_OWN = "our_own_letter"
MACHINE = "auto_reply"


def sort(arrival: Arrival, mail: ReadMail, verdict: Verdict) -> Sorted | None:
    """Find the conversation of a mail, and put it there."""
    if _is_our_own(mail):
        return Sorted(standing=Standing.IGNORED, why=OUR_OWN)
    if verdict.kind == Kind.AUTO_REPLY:
        return _from_a_machine(mail, arrival, verdict)
    if verdict.kind not in BY_SOMEBODY:
        return None
    senders = candidates_with(mail.sender.address)
    member = belonging.colleague(arrival, mail, senders)
    if member is not None:
        return _from_a_member(arrival, mail, member)
    return _from_outside(arrival, mail)


def _is_our_own(mail: ReadMail) -> bool:
    """Whether a letter of ours came back as it was: out of a Sent folder, or because somebody passed it on unchanged.

    Somebody else's mail that bears the same Message-ID is his, and is sorted.
    """
    ours = Envelope.objects.filter(message_id=mail.message_id) if mail.message_id else Envelope.objects.none()
    sender = normalise_address(mail.sender.address)
    return any(normalise_address(letter.from_address) == sender for letter in ours)


def _from_outside(arrival: Arrival, mail: ReadMail) -> Sorted | None:
    """Somebody who is no colleague."""
    senders = candidates_with(mail.sender.address)
    known = belonging.known(arrival, mail)
    if known:
        theirs = [case for case in known if case.candidate in senders]
        if not theirs:
            return Sorted(standing=Standing.UNSORTED, why=UNKNOWN_SENDER, guess=known[0].key)
        return _file(arrival, mail, theirs)
    if not senders:
        return None
    if forgery.looks_forged(mail, arrival.envelope_from):
        return Sorted(standing=Standing.UNSORTED, why=FORGED, guess=belonging.newest(senders))
    case = belonging.only_case(senders, belonging.mailbox_of(arrival))
    if case is None:
        return Sorted(standing=Standing.UNSORTED, why=SEVERAL, guess=belonging.newest(senders))
    return _file(arrival, mail, [case])


def _from_a_member(arrival: Arrival, mail: ReadMail, member: Member) -> Sorted:
    """A colleague passes a candidate's mail on, or has written to a candidate from his own mail program."""
    if not belonging.vouched_for(arrival, mail) and forgery.looks_forged(mail, arrival.envelope_from):
        return Sorted(standing=Standing.UNSORTED, why=FORGED, guess=member.actor)
    forward = passed_on(mail)
    if forward is not None and not any(candidates_with(each.address) for each in (*mail.to, *mail.cc)):
        return _passed_on(arrival, mail, forward, member)
    case = _written_to(arrival, mail, member)
    if case is None or not member.is_active:
        return Sorted(standing=Standing.UNSORTED, why=MEMBERS_OWN)
    return Sorted(as_=filing.note_outside(case, arrival, mail, by=member).key)


def _passed_on(arrival: Arrival, mail: ReadMail, forward: Forward, member: Member) -> Sorted:
    """The words of whoever wrote first, in his case; a person nobody knows waits, to be introduced."""
    senders = candidates_with(forward.sender.address)
    meant = belonging.addressed(arrival, mail)
    theirs = [case for case in meant if case.candidate in senders]
    case = theirs[0] if len(theirs) == 1 else None if meant else belonging.only_case(senders, None)
    if case is None:
        guess = meant[0].key if meant else belonging.newest(senders) or member.actor
        return Sorted(standing=Standing.UNSORTED, why=FORWARDED, guess=guess)
    return Sorted(as_=filing.pass_on(case, arrival, mail, forward, by=member).key)


def _written_to(arrival: Arrival, mail: ReadMail, member: Member) -> Case | None:
    """The case a colleague's mail belongs to, if exactly one can be meant and he may see it."""
    known = belonging.known(arrival, mail)
    if not known:
        people = {each.pk: each for to in (*mail.to, *mail.cc) for each in candidates_with(to.address)}
        case = belonging.only_case(list(people.values()), member)
        known = [case] if case is not None else []
    return known[0] if len(known) == 1 and Case.objects.seen_by(member).filter(pk=known[0].pk).exists() else None


def _from_a_machine(mail: ReadMail, arrival: Arrival, verdict: Verdict) -> Sorted:
    """Nobody wrote it: it is a hint at most, never a question, and nothing answers it."""
    known = belonging.known(arrival, mail)
    case = known[0] if len(known) == 1 else belonging.only_case(candidates_with(mail.sender.address), None)
    message = filing.hint(case, mail, verdict) if case is not None else None
    return Sorted(standing=Standing.IGNORED, why=MACHINE, as_=message.key if message else "")


def _file(arrival: Arrival, mail: ReadMail, cases: Iterable[Case]) -> Sorted:
    messages = [filing.take_in(case, arrival, mail) for case in cases]
    return Sorted(as_=messages[0].key)


SORTER = Sorter(name="conversations", order=50, sort=sort)


def concerns_us(mail: ReadMail) -> bool:
    """Whether a mail in somebody's mailbox belongs to a case or a candidate (register ``post.interest``)."""
    people = [mail.sender, *mail.to, *mail.cc]
    if any(candidates_with(each.address) for each in people):
        return True
    return bool(belonging.in_thread(mail)) or bool(reply_address.cases_of(e.address for e in (*mail.to, *mail.cc)))
