"""One-time codes by mail, from the candidate's own contact. The code itself is not kept in the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hospes.conversations import facts
from hospes.conversations.letters import render
from hospes.foundation import tokens
from hospes.foundation.refusals import Refusal
from hospes.post.models import Envelope
from hospes.team.models import Member

if TYPE_CHECKING:
    from hospes.candidates.models import Candidate


class NoMailbox(Refusal):
    """Nothing to send a code to (until order 2 brings SMS)."""

    sentence = _("We have no e-mail address of you to send a code to. Please call your contact person.")


def contact_of(candidate: Candidate) -> Member | None:
    """The person who looks after this candidate: the contact of his newest case."""
    case = candidate.cases.select_related("contact", "deputy").order_by("-opened_at").first()
    return case.acting if case else None


def masked(candidate: Candidate) -> str:
    """The address with its middle hidden (``a…@example.org``), or ''."""
    address = candidate.mail_address()
    if address is None:
        return ""
    local, _at, domain = address.address.rpartition("@")
    return f"{local[:1]}…@{domain}"


def send(candidate: Candidate, purpose: str) -> None:
    """Issue a code and queue its letter in one transaction. Raises NoMailbox, CodeTooSoon, TooManyCodes."""
    address, contact = candidate.mail_address(), contact_of(candidate)
    if address is None or contact is None:
        raise NoMailbox
    with transaction.atomic():
        raw = candidate.issue_code(purpose)
        known = {"greeting": facts.greeting(candidate), "reason": raw}
        draft = render("code", candidate.language, known)
        Envelope.objects.queue(
            key=f"code:{candidate.pk}:{tokens.random_token()}",
            from_name=contact.name,
            from_address=contact.email,
            to_name=candidate.name,
            to_address=address.address,
            subject=draft.subject,
            text=f"{draft.text}\n\n--\n{contact.name}\n{contact.email}\n",
            headers={"Auto-Submitted": "auto-generated"},
        )
