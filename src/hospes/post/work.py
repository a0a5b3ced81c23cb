"""What the worker does for the post room."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from hospes.foundation.claiming import DueWork, due_work
from hospes.post import testing_the_way_back
from hospes.post.models import Arrival, Envelope, TextMessage, WayBack

HAND_OVER = "post.hand_over"
SEND_TEXT = "post.send_text"
SORT = "post.sort"
TEST_WAY_BACK = "post.test_way_back"


def due(now: datetime) -> QuerySet[Envelope]:
    """Letters whose time has come, and what a crash left behind."""
    return Envelope.objects.due(now)


def hand_over(envelope: Envelope, worker: str) -> None:
    """Hand one over; what the mail server says is written on the envelope."""
    envelope.hand_over(by=worker)


def to_sort(now: datetime) -> QuerySet[Arrival]:
    """Mails that came in and have no place yet."""
    return Arrival.objects.to_sort(now)


def sort(arrival: Arrival, worker: str) -> None:
    """Find the place of one."""
    arrival.sort(by=worker)


def texts_due(now: datetime) -> QuerySet[TextMessage]:
    """Text messages whose time has come."""
    return TextMessage.objects.due(now)


def send_text(text: TextMessage, worker: str) -> None:
    """Hand one over."""
    text.hand_over(by=worker)


def fill() -> None:
    """Register, once, in ``AppConfig.ready``."""
    due_work.add(DueWork(name=HAND_OVER, model=Envelope, due=due, act=hand_over, lease=timedelta(minutes=2)))
    due_work.add(
        DueWork(name=TEST_WAY_BACK, model=WayBack, due=testing_the_way_back.due, act=testing_the_way_back.send)
    )
    due_work.add(DueWork(name=SEND_TEXT, model=TextMessage, due=texts_due, act=send_text, lease=timedelta(minutes=2)))
    due_work.add(DueWork(name=SORT, model=Arrival, due=to_sort, act=sort, lease=timedelta(minutes=2)))
