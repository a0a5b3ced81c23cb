"""One-time codes by mail, from the candidate's own contact. The code itself is not kept in the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hospes.conversations import facts
from hospes.conversations.letters import render
from hospes.foundation import tokens, wording
from hospes.foundation.refusals import Refusal
from hospes.post import texting
from hospes.post.models import Envelope, TextMessage
from hospes.team.models import Company, Member

if TYPE_CHECKING:
    from hospes.candidates.models import Candidate


class NoMailbox(Refusal):
    """Nothing to send a code to."""

    sentence = _("We have no e-mail address of you to send a code to. Please call your contact person.")


def contact_of(candidate: Candidate) -> Member | None:
    """The person who looks after this candidate: the contact of his newest case."""
    case = candidate.cases.select_related("contact", "deputy").order_by("-opened_at").first()
    return case.acting if case else None


def masked(candidate: Candidate) -> str:
    """The address with its middle hidden (``a…@example.org``), else the number (``…4142``), or ''."""
    address = candidate.mail_address()
    if address is None:
        number = _number(candidate)
        return f"…{number[-4:]}" if number else ""
    local, _at, domain = address.address.rpartition("@")
    return f"{local[:1]}…@{domain}"


def send(candidate: Candidate, purpose: str) -> None:
    """Issue a code and queue its letter, or its text message where there is only a number (P9).

    In one transaction. Raises NoMailbox, CodeTooSoon, TooManyCodes.
    """
    address, contact = candidate.mail_address(), contact_of(candidate)
    if address is None and contact is not None and _number(candidate):
        _send_text(candidate, purpose)
        return
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


def _number(candidate: Candidate) -> str:
    """The number a text message would go to, or ''."""
    phone = candidate.phone_number()
    return phone.number if phone is not None and texting.chosen() is not None else ""


def _send_text(candidate: Candidate, purpose: str) -> None:
    with transaction.atomic(), translation.override(wording.catalogue(candidate.language)):
        raw = candidate.issue_code(purpose)
        company = Company.objects.current()
        name = wording.pick(company.name, candidate.language) if company else ""
        TextMessage.objects.queue(
            key=f"code:{candidate.pk}:{tokens.random_token()}",
            number=_number(candidate),
            kind="code",
            text=gettext("{company}: your code is {code}. It holds for 10 minutes.").format(company=name, code=raw),
            variables={"code": raw},
        )
