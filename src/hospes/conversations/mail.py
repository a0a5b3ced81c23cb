"""From a message to an envelope: the frame around a letter, in the candidate's language."""

from __future__ import annotations

from email.utils import formataddr
from typing import TYPE_CHECKING

from django.template import Context
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from hospes.conversations import facts, reply_address
from hospes.conversations.letters.standard import MISSED_NOTICE
from hospes.conversations.paper import paper
from hospes.foundation import wording
from hospes.post.models import Envelope
from hospes.team.models import Company

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from hospes.conversations.models.message import Message
    from hospes.team.models import Member


def hand_to_post(message: Message, *, now: datetime) -> None:
    """Queue the letter under its own key, from the contact's own address (never a no-reply).

    Called inside the release's transaction; the worker of ``post`` sends it. The text part holds
    the approved text verbatim, so that its hash can be compared.
    """
    candidate = message.case.candidate
    address = candidate.mail_address()
    if address is None:
        raise ValueError("a letter without an address goes to the page")
    sender = _sender(message)
    envelope = Envelope.objects.queue(
        key=message.key,
        from_name=sender.name,
        from_address=sender.email,
        to_name=candidate.name,
        to_address=address.address,
        subject=message.subject,
        **_parts(message),
        headers={**_thread(message), **_answers(message, sender), **_seen_copies(message, sender)},
        not_before=now,
        files=[each.enclosed() for each in message.files.all()],
    )
    message.envelope = envelope
    message.save(update_fields=["envelope"])
    for colleague in message.cc.filter(is_active=True).exclude(pk=sender.pk).order_by("pk"):
        _copy_for(colleague, envelope, message, now=now)


def _copy_for(colleague: Member, letter: Envelope, message: Message, *, now: datetime) -> None:
    """The same letter for a colleague, addressed as the candidate sees it."""
    Envelope.objects.queue(
        key=f"{message.key}:cc:{colleague.pk}",
        from_name=letter.from_name,
        from_address=letter.from_address,
        to_name=colleague.name,
        to_address=colleague.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        headers={**letter.headers, "To": formataddr((letter.to_name, letter.to_address))},
        not_before=now,
        files=[each.enclosed() for each in message.files.all()],
        message_id=letter.message_id if letter.to_address != colleague.email else "",
    )


def _seen_copies(message: Message, sender: Member) -> dict[str, str]:
    named = message.cc.filter(is_active=True).exclude(pk=sender.pk).order_by("pk")
    copies = ", ".join(formataddr((each.name, each.email)) for each in named)
    return {"Cc": copies} if copies else {}


def _sender(message: Message) -> Member:
    """Who wrote it, if he is still here: replies must reach somebody."""
    author = message.author_member
    return author if author is not None and author.is_active else message.case.acting


def _parts(message: Message) -> dict[str, str]:
    """The letter twice, as text and as HTML, in its own language."""
    sender = _sender(message)
    company = Company.objects.current()
    with translation.override(wording.catalogue(message.language)):
        called = company.called(message.language) if company else ""
        context = {
            "message": message,
            "paragraphs": message.text.split("\n\n"),
            "sender": sender,
            "signature": sender.signs(message.language),
            "title": sender.label(message.language),
            "company": called,
            "house": (company.legal_name if company else "") or called,
            "postal_address": company.postal_address if company else "",
            "page": facts.page_link(message.case),
            "open_page": _("Your page, with every date"),
            "language": wording.catalogue(message.language),
        }
        return {
            "text": render_to_string("conversations/text.txt", context),
            "html": paper().render(Context(context)),
        }


def _answers(message: Message, sender: Member) -> dict[str, str]:
    """Where an answer goes: to the case's own address where we have a receiver, else to the sender's."""
    address = reply_address.address_for(message.case)
    return {"Reply-To": formataddr((sender.name, address))} if address else {}


def _thread(message: Message) -> dict[str, Any]:
    """Headers that keep one case in one thread in the candidate's mail program."""
    before = Envelope.objects.filter(message__case=message.case_id).order_by("-pk").values_list("message_id", flat=True)
    known = list(before[:10])
    headers: dict[str, Any] = {}
    if known:
        headers = {"In-Reply-To": known[0], "References": " ".join(reversed(known))}
    if message.approved_by_id is None:
        unasked = message.letter == MISSED_NOTICE.key
        headers["Auto-Submitted"] = "auto-generated" if unasked else "auto-replied"
    return headers
