"""What no person pressed a button for: at most one such answer to anybody in a day, so nothing loops (RFC 3834)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hospes.conversations.enums import Channel, Direction
from hospes.conversations.letters.standard import MISSED_NOTICE
from hospes.conversations.models import Message
from hospes.foundation.text import normalise_address

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.post.reading.verdict import Verdict

A_DAY = timedelta(days=1)


def may_answer(address: str, verdict: Verdict, *, now: datetime) -> bool:
    """Whether a machine may answer a mail from ``address`` now: a person wrote it, and had none today."""
    if verdict.loops or not address:
        return False
    ours = Message.objects.filter(direction=Direction.OUT, channel=Channel.MAIL, approved_by=None)
    # That a date was missed is told unasked: it answers nobody, so it cannot begin a loop.
    today = ours.filter(written_at__gt=now - A_DAY).exclude(letter=MISSED_NOTICE.key)
    return not today.filter(case__candidate__addresses__normalised=normalise_address(address)).exists()
