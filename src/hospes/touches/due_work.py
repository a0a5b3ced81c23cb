"""What the clock does to touches: it asks, and decides nothing."""

from datetime import datetime

from django.db.models import QuerySet

from hospes.foundation import actors
from hospes.touches.models import Touch


def to_ask(now: datetime) -> QuerySet[Touch]:
    """Started a while ago, and nobody has said how it went."""
    return Touch.objects.waiting().filter(ask_at__lte=now, asked_at=None).order_by("ask_at")


def ask(touch: Touch, worker: str) -> None:
    """Ask whether it happened."""
    touch.ask(by=actors.machine("worker"))
