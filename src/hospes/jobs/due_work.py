"""What the clock does to jobs: it closes what is to be closed, once nobody waits any more."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from hospes.foundation.claiming import TryLater
from hospes.jobs.enums import JobState
from hospes.jobs.models import Job
from hospes.jobs.refusals import CannotClose

# An answer counts as arrived a day after it left, so nobody notices a quarter of an hour.
PAUSE = timedelta(minutes=15)


def to_close(now: datetime) -> QuerySet[Job]:
    """Jobs that somebody has ended and that still have people who wait, longest first."""
    return Job.objects.filter(close_at__lte=now).exclude(state=JobState.CLOSED).order_by("close_at", "pk")


def close(job: Job, worker: str) -> None:
    """Close it in the name of whoever ended it. Raises TryLater while somebody waits."""
    try:
        job.close(by=job.close_by)
    except CannotClose as refused:
        raise TryLater(" ".join(refused.reasons), after=PAUSE) from refused
