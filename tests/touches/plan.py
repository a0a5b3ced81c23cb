"""A touch as Grace plans it."""

from datetime import timedelta
from typing import Any

from hospes.foundation import clock
from hospes.touches.enums import Channel
from hospes.touches.models import Touch


def plan(world: Any, case: Any, channel: str = "phone", **facts: Any) -> Touch:
    facts = {"by": world.grace, "reason": "Ask about the start", "due": clock.now() + timedelta(days=1), **facts}
    return Touch.objects.open_touch(case, channel=Channel(channel), **facts)
