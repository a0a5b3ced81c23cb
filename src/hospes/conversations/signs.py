"""Signs of life: what a candidate does on his page proves that our letters reached him (E3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hospes.cases.enums import Evidence
from hospes.conversations.enums import CAME_BACK, Channel, Direction, State
from hospes.conversations.models import Message

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.candidates.models import Candidate

_CAN_BE_PROVED = [State.RELEASED, State.ACCEPTED, State.UNCERTAIN, *CAME_BACK]


def acted(candidate: Candidate, *, now: datetime) -> int:
    """The candidate did something on his page (a POST, never a mere visit: mail scanners visit).

    Every letter of ours that stands on the page was in front of him: it is proved (E3), also one
    that is uncertain or came back. Returns how many.
    """
    rows = Message.objects.filter(
        case__candidate=candidate,
        direction=Direction.OUT,
        channel__in=[Channel.MAIL, Channel.PAGE, Channel.SMS],
        state__in=_CAN_BE_PROVED,
    )
    messages = list(rows)
    for message in messages:
        message.prove(at=now, evidence=Evidence.E3, by=candidate.actor)
    return len(messages)
