"""Where a mail that came in belongs (DESIGN, mail path): reply token, then thread, then address.

A mail is never guessed into somebody's case: where two answers are possible, or the sender is not who the
case is about, it waits for a person, with what we think. A sorter returns None for what it does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.candidates.models import Candidate
from hospes.cases.models import Case
from hospes.conversations import filing, forgery, reply_address
from hospes.conversations.models import Message
from hospes.foundation.text import normalise_address
from hospes.post.enums import BY_SOMEBODY, Kind, Standing
from hospes.post.models import Arrival, Envelope
from hospes.post.reading import forwards
from hospes.post.sorters import Sorted, Sorter
from hospes.team.models import Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.verdict import Verdict

UNKNOWN_SENDER = "unknown_sender_in_thread"
FORGED = "forged_look"
SEVERAL = "several_cases"
FORWARDED = "forwarded_by_member"
MEMBERS_OWN = "member_to_nobody_known"
OUR_OWN = "our_own_letter"
MACHINE = "auto_reply"


def sort(arrival: Arrival, mail: ReadMail, verdict: Verdict) -> Sorted | None:
    """Find the conversation of a mail, and put it there."""
    if mail.message_id and Envelope.objects.filter(message_id=mail.message_id).exists():
        return Sorted(standing=Standing.IGNORED, why=OUR_OWN)
    if verdict.kind == Kind.AUTO_REPLY:
        return _from_a_machine(mail, arrival, verdict)
    if verdict.kind not in BY_SOMEBODY:
        return None
    member = member_of(mail.sender.address)
    if member is not None:
        return _from_a_member(arrival, mail, member)
    return _from_outside(arrival, mail)


def addressed(arrival: Arrival, mail: ReadMail) -> list[Case]:
    """The cases whose own addresses it was sent to."""
    headers = [each.address for each in (*mail.to, *mail.cc)]
    return reply_address.cases_of([*arrival.envelope_to, *mail.delivered_to, *headers])


def in_thread(mail: ReadMail) -> list[Case]:
    """The cases in which the mails were said that it answers (RFC 5322 3.6.4)."""
    named = [name for name in (mail.in_reply_to, *mail.references) if name]
    if not named:
        return []
    ours = Message.objects.filter(envelope__message_id__in=named).values("case")
    theirs = Message.objects.filter(arrival__message_id__in=named).values("case")
    return list(_cases(Case.objects.filter(pk__in=ours) | Case.objects.filter(pk__in=theirs)))


def candidates_with(address: str) -> list[Candidate]:
    """Everybody who gave this address."""
    if not address:
        return []
    rows = Candidate.objects.filter(addresses__normalised=normalise_address(address))
    return list(rows.distinct().order_by("pk"))


def member_of(address: str) -> Member | None:
    """The colleague whose address this is, also of one who left: what he writes is not a candidate's."""
    return Member.objects.filter(email=normalise_address(address)).first() if address else None


def _from_outside(arrival: Arrival, mail: ReadMail) -> Sorted | None:
    """Somebody who is no colleague."""
    senders = candidates_with(mail.sender.address)
    known = addressed(arrival, mail) or in_thread(mail)
    if known:
        theirs = [case for case in known if case.candidate in senders]
        if not theirs:
            return Sorted(standing=Standing.UNSORTED, why=UNKNOWN_SENDER, guess=known[0].key)
        return _file(arrival, mail, theirs)
    if not senders:
        return None
    if forgery.looks_forged(mail, arrival.envelope_from):
        return Sorted(standing=Standing.UNSORTED, why=FORGED, guess=_latest(senders))
    case = only_case(senders, mailbox_of(arrival))
    if case is None:
        return Sorted(standing=Standing.UNSORTED, why=SEVERAL, guess=_latest(senders))
    return _file(arrival, mail, [case])


def only_case(senders: Sequence[Candidate], mailbox: Member | None) -> Case | None:
    """The one matter that can be meant: the only one that lives, else the only one there is.

    Of several that live it is the one of the member whose own mailbox it came to, if he has one.
    """
    if len(senders) != 1:
        return None
    rows = list(_cases(Case.objects.filter(candidate=senders[0])))
    live = [case for case in rows if case.is_live]
    if len(live) > 1 and mailbox is not None:
        live = [case for case in live if case.contact_id == mailbox.pk]
    choice = live or ([] if any(case.is_live for case in rows) else rows)
    return choice[0] if len(choice) == 1 else None


def mailbox_of(arrival: Arrival) -> Member | None:
    """The member in whose own mailbox it lay."""
    if arrival.mailbox is None:
        return None
    kind, _colon, pk = arrival.mailbox.owner.partition(":")
    return Member.objects.filter(pk=int(pk)).first() if kind == "member" and pk.isdecimal() else None


def _from_a_member(arrival: Arrival, mail: ReadMail, member: Member) -> Sorted | None:
    """A colleague passes a candidate's mail on, or has written to a candidate from his own mail program."""
    forward = forwards.forwarded(mail.subject, mail.text)
    if forward is not None and not _to_a_candidate(mail):
        senders = candidates_with(forward.sender.address)
        case = only_case(senders, None)
        meant = addressed(arrival, mail)
        if case is None or (meant and case not in meant):
            guess = meant[0].key if meant else _latest(senders)
            return Sorted(standing=Standing.UNSORTED, why=FORWARDED, guess=guess)
        message = filing.take_in(case, arrival, mail, words=forward.body, by=case.candidate.actor)
        return Sorted(as_=message.key)
    case = _written_to(arrival, mail, member)
    if case is None or not member.is_active:
        return Sorted(standing=Standing.UNSORTED, why=MEMBERS_OWN)
    message = filing.note_outside(case, arrival, mail, by=member)
    return Sorted(as_=message.key)


def _to_a_candidate(mail: ReadMail) -> bool:
    return any(candidates_with(each.address) for each in (*mail.to, *mail.cc))


def _written_to(arrival: Arrival, mail: ReadMail, member: Member) -> Case | None:
    """The case a colleague's mail belongs to, if exactly one can be meant and he may see it."""
    known = addressed(arrival, mail) or in_thread(mail)
    if not known:
        people = {each.pk: each for to in (*mail.to, *mail.cc) for each in candidates_with(to.address)}
        case = only_case(list(people.values()), member)
        known = [case] if case is not None else []
    return known[0] if len(known) == 1 and Case.objects.seen_by(member).filter(pk=known[0].pk).exists() else None


def _from_a_machine(mail: ReadMail, arrival: Arrival, verdict: Verdict) -> Sorted:
    """Nobody wrote it: it is a hint at most, never a question, and nothing answers it."""
    known = addressed(arrival, mail) or in_thread(mail)
    case = known[0] if len(known) == 1 else only_case(candidates_with(mail.sender.address), None)
    message = filing.hint(case, mail, verdict) if case is not None else None
    return Sorted(standing=Standing.IGNORED, why=MACHINE, as_=message.key if message else "")


def _file(arrival: Arrival, mail: ReadMail, cases: Iterable[Case]) -> Sorted:
    messages = [filing.take_in(case, arrival, mail) for case in cases]
    return Sorted(as_=messages[0].key)


def _cases(rows: QuerySet[Case]) -> QuerySet[Case]:
    return rows.select_related("candidate", "contact", "deputy").distinct().order_by("-opened_at", "-pk")


def _latest(senders: Sequence[Candidate]) -> str:
    """The newest matter of these people, as a guess for the person who looks."""
    row = _cases(Case.objects.filter(candidate__in=list(senders))).first()
    return row.key if row is not None else ""


SORTER = Sorter(name="conversations", order=50, sort=sort)


def concerns_us(mail: ReadMail) -> bool:
    """Whether a mail in somebody's mailbox belongs to a case or a candidate (register ``post.interest``)."""
    people = [mail.sender, *mail.to, *mail.cc]
    if any(candidates_with(each.address) for each in people):
        return True
    return bool(in_thread(mail)) or bool(reply_address.cases_of(each.address for each in (*mail.to, *mail.cc)))
