"""Every answer also lies in the member's ordinary mailbox (practice P6), so that he may go on from there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from hospes.candidates.models.acceptable import MEGABYTE
from hospes.conversations import reply_address
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, house, wording
from hospes.foundation.text import normalise_address
from hospes.post.enums import Way
from hospes.post.models import Envelope
from hospes.post.settings import ReceivingSettings
from hospes.team.models import Company

if TYPE_CHECKING:
    from hospes.conversations.models import Message, MessageFile
    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail


# A scanner set up today looks at the files of years; of an old answer nobody gets a copy any more.
_FRESH = timedelta(days=1)


def for_member(message: Message, mail: ReadMail, arrival: Arrival) -> Envelope | None:
    """Queue a copy of an answer for whoever looks after the case; None where it lies in his mailbox already.

    It comes from the case's own address, for nobody may write under the candidate's domain, and says whose words
    it carries. An answer to it goes to the candidate and, as a copy, into the thread. Its files go with it, as
    many and as large as a letter's (``ConversationSettings``); what stays out is named. Where there is a virus
    scanner the copy waits for it: None, and ``when_looked_at`` queues it. Twice-safe: one copy of a message.
    """
    sender = reply_address.address_for(message.case)
    if sender is None or arrival.way != Way.SMTP or not house.read(ReceivingSettings).copy_to_member:
        return None
    company, member = Company.objects.current(), message.case.acting
    if normalise_address(member.email) in {normalise_address(each.address) for each in (*mail.to, *mail.cc)}:
        return None
    key = f"copy:{message.pk}"
    known = Envelope.objects.filter(key=key).first()
    if known is not None or message.files.unchecked(clock.now()).exists():
        return known
    with override(wording.catalogue(member.language)):
        house_name = wording.pick(company.name, member.language) if company else ""
        files, left_out = _enclosed(message)
        return Envelope.objects.queue(
            key=key,
            from_name=_("{name} via {company}").format(
                name=mail.sender.name or mail.sender.address, company=house_name
            ),
            from_address=sender,
            to_name=member.name,
            to_address=member.email,
            subject=mail.subject or message.subject,
            # Below the mark of a signature, which mail programs do not quote to the candidate.
            text="\n".join([mail.text or message.text, *(["", "-- ", *left_out] if left_out else [])]),
            headers={"Auto-Submitted": "auto-generated", "Reply-To": f"{mail.sender.address}, {sender}"},
            files=[each.enclosed() for each in files],
        )


def when_looked_at(message: Message) -> Envelope | None:
    """Queue the copy that waited for the virus scanner, once it has looked at all files. The case is locked."""
    arrival = message.arrival
    if arrival is None or message.written_at < clock.now() - _FRESH:
        return None
    return for_member(message, arrival.read(), arrival)


def _enclosed(message: Message) -> tuple[list[MessageFile], list[str]]:
    """The files that go with a copy, and a sentence for each that does not."""
    most = house.read(ConversationSettings)
    files: list[MessageFile] = []
    left_out, room = [], most.files_total * MEGABYTE
    for each in message.files.all():
        if not each.is_handed_out:
            left_out.append(_("“{name}” is not in this copy: a virus was found in it.").format(name=each.name))
        elif len(files) == most.files_limit or each.size > room:
            said = _(
                "“{name}” is not in this copy, which carries up to {files} files of together {size} MB. "
                "It lies in the conversation."
            )
            left_out.append(said.format(name=each.name, files=most.files_limit, size=most.files_total))
        else:
            files.append(each)
            room -= each.size
    return files, left_out
