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


def break_promise(promise: Promise, worker: str) -> None:
    """Write that a date was missed."""
    with transaction.atomic():
        Case.objects.locked(promise.case_id)
        Promise.objects.get(pk=promise.pk).break_now(at=clock.now())
