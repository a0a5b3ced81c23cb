"""What the clock does to promises."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from hospes.cases.models import Case
from hospes.foundation import clock
from hospes.promises.models import Promise


def falling_due(now: datetime) -> QuerySet[Promise]:
    """Made, and past the due."""
    return Promise.objects.to_be_broken(now)


def to_climb(now: datetime) -> QuerySet[Promise]:
    """Open, with a step of the ladder due, and no word on its way that settles it."""
    return Promise.objects.open().unanswered().filter(rung_at__lte=now).order_by("rung_at")


def climb(promise: Promise, worker: str) -> None:
    """Tell who is to be told."""
    promise.climb()


def break_promise(promise: Promise, worker: str) -> None:
    """Write that a date was missed."""
    with transaction.atomic():
        Case.objects.locked(promise.case_id)
        Promise.objects.get(pk=promise.pk).break_now(at=clock.now())
