"""To somebody without a mail address: a text message that a letter waits on the page, with its link (practice P9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from hospes.conversations import facts
from hospes.foundation import wording
from hospes.post.models import TextMessage
from hospes.team.models import Company

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.conversations.models.message import Message

# A variable of an approved template in mainland China has at most so many characters.
LONGEST_VARIABLE = 35


def hand_to_post(message: Message, *, now: datetime) -> None:
    """Queue the word that a letter waits on the page. Called inside the release's transaction."""
    phone = message.case.candidate.phone_number()
    if phone is None:
        raise ValueError("a text message without a number goes to the page")
    company = Company.objects.current()
    with translation.override(wording.catalogue(message.language)):
        said = {
            "company": wording.pick(company.name, message.language) if company else "",
            "contact": message.case.acting.name,
            "link": facts.page_link(message.case),
        }
        text = _("{company}: {contact} has written to you. Read it here: {link}").format(**said)
    variables = {name: said[name][:LONGEST_VARIABLE] for name in ("company", "contact")}
    variables["token"] = message.case.candidate.link_token()
    message.sms = TextMessage.objects.queue(key=message.key, number=phone.number, text=text, variables=variables)
    message.save(update_fields=["sms"])
