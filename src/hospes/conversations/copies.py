"""Every answer also lies in the member's ordinary mailbox (practice P6), so that he may go on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hospes.conversations import reply_address
from hospes.foundation import house, wording
from hospes.foundation.text import normalise_address
from hospes.post.enums import Way
from hospes.post.models import Envelope
from hospes.post.settings import ReceivingSettings
from hospes.team.models import Company

if TYPE_CHECKING:
    from hospes.conversations.models import Message
    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail


def for_member(message: Message, mail: ReadMail, arrival: Arrival) -> Envelope | None:
    """Queue a copy of an answer for whoever looks after the case; None where it lies in his mailbox already.

    It comes from the case's own address, for nobody may write under the candidate's domain, and says whose words
    it carries. An answer to it goes to the candidate and, as a copy, into the thread.
    """
    sender = reply_address.address_for(message.case)
    if sender is None or arrival.way != Way.SMTP or not house.read(ReceivingSettings).copy_to_member:
        return None
    company, member = Company.objects.current(), message.case.acting
    if normalise_address(member.email) in {normalise_address(each.address) for each in (*mail.to, *mail.cc)}:
        return None
    house_name = wording.pick(company.name, member.language) if company else ""
    name = _("{name} via {company}").format(name=mail.sender.name or mail.sender.address, company=house_name)
    return Envelope.objects.queue(
        key=f"copy:{message.pk}",
        from_name=name,
        from_address=sender,
        to_name=member.name,
        to_address=member.email,
        subject=mail.subject or message.subject,
        text=mail.text or message.text,
        headers={"Auto-Submitted": "auto-generated", "Reply-To": f"{mail.sender.address}, {sender}"},
    )
