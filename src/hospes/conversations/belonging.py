"""To which cases a mail can belong: by an address nobody can guess, by the letters it answers, by who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.candidates.models import Candidate
from hospes.cases.models import Case
from hospes.conversations import reply_address
from hospes.conversations.models import Message
from hospes.foundation.text import normalise_address
from hospes.team.models import Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail


def addressed(arrival: Arrival, mail: ReadMail) -> list[Case]:
    """The cases whose own addresses it was sent to."""
    return reply_address.cases_of([*_delivered(arrival, mail), *(each.address for each in (*mail.to, *mail.cc))])


def in_thread(mail: ReadMail) -> list[Case]:
    """The case in which the mail was said that it answers (RFC 5322 3.6.4): the nearest one that is ours.

    One letter may stand in two cases of a person; more than one is only then returned.
    """
    named = (mail.in_reply_to, *reversed(mail.references))
    for name in dict.fromkeys(name for name in named if name):
        ours = Message.objects.filter(envelope__message_id=name).values("case")
        theirs = Message.objects.filter(arrival__message_id=name).values("case")
        cases = list(with_people(Case.objects.filter(pk__in=ours) | Case.objects.filter(pk__in=theirs)))
        if cases:
            return cases
    return []


def known(arrival: Arrival, mail: ReadMail) -> list[Case]:
    """The cases that address or thread name; the address says more than the thread."""
    return addressed(arrival, mail) or in_thread(mail)


def candidates_with(address: str) -> list[Candidate]:
    """Everybody who gave this address."""
    if not address:
        return []
    rows = Candidate.objects.filter(addresses__normalised=normalise_address(address))
    return list(rows.distinct().order_by("pk"))


def colleague(arrival: Arrival, mail: ReadMail, senders: Sequence[Candidate]) -> Member | None:
    """The member who wrote it, also one who left: what he writes is not a candidate's. None for anybody else.

    He is known by his address, or by the private address to which only he sends copies. Who applies
    for a job in his own house and writes in his own case is the candidate there.
    """
    member = member_of(mail.sender.address)
    if member is None and not senders:
        return _copier(arrival, mail)
    if member is not None and senders and any(case.candidate in senders for case in known(arrival, mail)):
        return None
    return member


def vouched_for(arrival: Arrival, mail: ReadMail) -> bool:
    """Whether it knows something of ours that cannot be guessed: an address, or the name of a letter."""
    return bool(known(arrival, mail)) or _copier(arrival, mail) is not None


def member_of(address: str) -> Member | None:
    """The member whose address this is."""
    return Member.objects.filter(email=normalise_address(address)).first() if address else None


def mailbox_of(arrival: Arrival) -> Member | None:
    """The member in whose own mailbox it lay."""
    if arrival.mailbox is None:
        return None
    kind, _colon, pk = arrival.mailbox.owner.partition(":")
    return Member.objects.filter(pk=int(pk)).first() if kind == "member" and pk.isdecimal() else None


def only_case(senders: Sequence[Candidate], mailbox: Member | None) -> Case | None:
    """The one matter that can be meant: the only one that lives, else the only one there is.

    Of several that live it is the one of the member whose own mailbox it came to, if he has one.
    """
    if len(senders) != 1:
        return None
    rows = list(with_people(Case.objects.filter(candidate=senders[0])))
    live = [case for case in rows if case.is_live]
    if len(live) > 1 and mailbox is not None:
        live = [case for case in live if case.contact_id == mailbox.pk]
    choice = live or ([] if any(case.is_live for case in rows) else rows)
    return choice[0] if len(choice) == 1 else None


def newest(senders: Iterable[Candidate]) -> str:
    """The newest matter of these people, as a guess for the person who looks; '' if they have none."""
    row = with_people(Case.objects.filter(candidate__in=list(senders))).first()
    return row.key if row is not None else ""


def with_people(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with what filing looks at, the newest first."""
    return rows.select_related("candidate", "contact", "deputy").distinct().order_by("-opened_at", "-pk")


def _copier(arrival: Arrival, mail: ReadMail) -> Member | None:
    copiers = map(reply_address.copier_of, _delivered(arrival, mail))
    return next((copier for copier in copiers if copier is not None), None)


def _delivered(arrival: Arrival, mail: ReadMail) -> list[str]:
    return [*arrival.envelope_to, *mail.delivered_to]
