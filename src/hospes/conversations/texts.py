"""What becomes of text messages, and what people answer by text message, in the thread (practice P9)."""

from __future__ import annotations

from django.db import transaction

from hospes.candidates.models import Candidate
from hospes.candidates.phones import clean_number
from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations.belonging import only_case
from hospes.conversations.enums import Channel
from hospes.conversations.models import Message
from hospes.foundation import actors, clock
from hospes.foundation.refusals import Refusal
from hospes.post.enums import What
from hospes.post.models import TextMessage


def lock(text: TextMessage) -> None:
    """Lock the case before post locks the text message."""
    message = Message.objects.filter(sms=text).first()
    if message is not None:
        Case.objects.locked(message.case_id)


def learn(text: TextMessage, what: What) -> None:
    """What became of a text message, written onto the message; a delivery report is evidence (E2)."""
    message = Message.objects.filter(sms=text).first()
    if message is None:
        return
    now, machine = clock.now(), actors.machine("post")
    if what == What.ACCEPTED:
        message.accept(at=text.accepted_at or now, response=text.response)
    elif what == What.DELIVERED:
        message.accept(at=text.accepted_at or now, response=text.response)
        message.prove(at=now, evidence=Evidence.E2, by=machine)
    elif what == What.UNCERTAIN:
        message.doubt(at=now, why=text.response)
    else:
        message.come_back(at=now, why=text.response, by=machine, before_acceptance=what == What.REFUSED)


def take_in(number: str, words: str, *, said_id: str) -> Message | None:
    """Put what somebody answered by text message into his conversation; None where nobody is meant for sure.

    The same report again (``said_id``) changes nothing.
    """
    try:
        clean, _typed = clean_number(number, region="CN")
    except Refusal:
        return None
    with transaction.atomic():
        case = only_case(list(Candidate.objects.filter(phones__number=clean).distinct()[:2]), None)
        if case is None or not words.strip():
            return None
        case = Case.objects.locked(case.pk)
        known = Message.objects.filter(case=case, channel=Channel.SMS, hint__said_id=said_id).first()
        if known is not None:
            return known
        message = Message.objects.receive(case, words=words, by=case.candidate.actor, channel=Channel.SMS)
        message.hint = {**message.hint, "said_id": said_id}
        message.save(update_fields=["hint"])
    return message
