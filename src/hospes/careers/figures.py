"""How a team kept what it promised: the same rows that the desk counts, never a text somebody wrote."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import CharField, Count, Q, Value
from django.db.models.functions import Cast, Concat

from hospes.jobs.models import Job
from hospes.promises.enums import OPEN, Kind, State
from hospes.promises.models import Promise

PERIOD = timedelta(days=90)
UNCOUNTED = (Kind.ACK, Kind.SAFE_CLOSE)


@dataclass(frozen=True)
class Figure:
    """Of ``base`` promised dates that came in the last ``days``, ``kept`` were kept in time."""

    kept: int
    base: int
    days: int = PERIOD.days


def kept_promises(job: Job, now: datetime) -> Figure | None:
    """The dates this job's team promised, over the last 90 days; None where there is nothing to count.

    Receipts are not counted, they are a machine's. A date that was moved, even with notice, was not kept.
    """
    team = Job.objects.filter(team_key=job.team_key) if job.team_key else Job.objects.filter(pk=job.pk)
    abouts = team.order_by().values_list(Concat(Value("job:"), Cast("pk", CharField())))
    came = Promise.objects.filter(case__about__in=abouts, due__gte=now - PERIOD).exclude(kind__in=UNCOUNTED)
    over = Q(state__in=(State.KEPT, State.REPAIRED, State.RENEGOTIATED)) | Q(state__in=OPEN, due__lte=now)
    counts = came.aggregate(kept=Count("pk", filter=Q(state=State.KEPT)), base=Count("pk", filter=over))
    return Figure(kept=counts["kept"], base=counts["base"]) if counts["base"] else None
