"""What stands around every page of the desk: the count of today, and the member's jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from hospes.applications.queries import end_of_day
from hospes.cases.enums import LIVE
from hospes.foundation import clock
from hospes.jobs.enums import JobState
from hospes.jobs.models import Job
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.queries import owed_by
from hospes.team import rules

if TYPE_CHECKING:
    from hospes.team.models import Member

SHOWN = 8


class Side:
    """The side bar. Asks the database only for what a template draws: two queries."""

    def __init__(self, member: Member, path: str) -> None:
        self.member = member
        self.path = path
        self.now = clock.now()

    @property
    def today(self) -> int:
        """How many promises are overdue or due today."""
        return self._owed["today"]

    @property
    def inbox(self) -> int:
        """How many messages of candidates wait for an answer of this member."""
        return self._owed["inbox"]

    @property
    def has_inbox(self) -> bool:
        """Whether this member answers candidates."""
        return rules.may_write_to_candidates(self.member)

    @cached_property
    def _owed(self) -> dict[str, int]:
        midnight = end_of_day(self.now, self.member.zone)
        rows = owed_by(self.member, self.now).order_by()
        return rows.aggregate(
            today=Count("pk", filter=Q(due__lte=midnight)), inbox=Count("pk", filter=Q(kind=Kind.REPLY))
        )

    @cached_property
    def own_jobs(self) -> list[dict[str, Any]]:
        """Jobs this member is contact of or works on, with the state of their nearest promise."""
        owed = Promise.objects.filter(case__application__job=OuterRef("pk")).open().unanswered()
        dates = owed.exclude(kind=Kind.SAFE_CLOSE).order_by("due", "pk")
        mine = Q(contact=self.member) | Q(team__member=self.member)
        rows = (
            Job.objects.seen_by(self.member)
            .filter(pk__in=Job.objects.filter(mine).exclude(state=JobState.CLOSED).values("pk"))
            .annotate(
                waiting=Count("applications", filter=Q(applications__case__state__in=LIVE), distinct=True),
                nearest=Subquery(dates.values("due")[:1]),
            )
            .prefetch_related("texts")
            .order_by("nearest", "pk")[:SHOWN]
        )
        return [self._line(job) for job in rows]

    def _line(self, job: Any) -> dict[str, Any]:
        url = reverse("desk:board", args=[job.public_id])
        return {
            "title": job.title(get_language() or "en"),
            "url": url,
            "state": self._state(job.nearest),
            "count": job.waiting,
            "here": self.path.startswith(url),
        }

    def _state(self, nearest: Any) -> str:
        if nearest is None:
            return ""
        if nearest <= self.now:
            return "late"
        return "today" if nearest <= end_of_day(self.now, self.member.zone) else "kept"
