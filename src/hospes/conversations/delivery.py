"""What ``post`` tells about envelopes, written onto messages in post's own transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.foundation import actors, clock
from hospes.post.enums import What

if TYPE_CHECKING:
    from hospes.post.models import Envelope


def lock(envelope: Envelope) -> None:
    """Lock the case before post locks the envelope: the order of every verb."""
    message = Message.objects.filter(envelope=envelope).first()
    if message is not None:
        Case.objects.locked(message.case_id)


def learn(envelope: Envelope, what: What) -> None:
    """An envelope was accepted, refused, is uncertain, or bounced."""
    message = Message.objects.filter(envelope=envelope).first()
    if message is None:
        return
    now = clock.now()
    if what == What.ACCEPTED:
        message.accept(at=envelope.accepted_at or now, response=envelope.response)
    elif what == What.DELIVERED:
        message.prove(at=now, evidence=Evidence.E2, by=actors.machine("post"))
    elif what == What.UNCERTAIN:
        message.doubt(at=now, why=envelope.response)
    elif what == What.DELAYED:
        message.hear_of_delay(at=now, why=envelope.response)
    elif what == What.COMPLAINED:
        message.hear_of_complaint(at=now)
    else:
        message.come_back(
            at=now,
            why=envelope.response,
            by=actors.machine("post"),
            before_acceptance=what == What.REFUSED,
        )
