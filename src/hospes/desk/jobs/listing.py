"""The list of jobs: found, filtered, sorted, and what is owed in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from hospes.applications.models import Application
from hospes.jobs.enums import JobState
from hospes.jobs.models import Job
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hospes.team.models import Member

PAGE = 25
SORTS: dict[str, tuple[Any, ...]] = {
    "date": (F("nearest").asc(nulls_last=True), "closed", "-changed_at", "pk"),
    "changed": ("-changed_at", "pk"),
    "waiting": ("-waiting", "pk"),
    "contact": (F("contact__sort_key").asc(nulls_last=True), "pk"),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody typed and chose above the list."""

    words: str = ""
    state: str = ""
    contact: str = ""
    sort: str = "date"
    page: str = "1"


def found(member: Member, wanted: Wanted) -> Page[Job]:
    """One page of the jobs this member may see. The number of queries does not depend on the rows."""
    jobs = Job.objects.seen_by(member).matching(wanted.words)
    if wanted.state in JobState.values:
        jobs = jobs.filter(state=wanted.state)
    if wanted.contact.isdecimal() and len(wanted.contact) < 10:
        jobs = jobs.filter(contact=int(wanted.contact))
    rows = owed(jobs).order_by(*SORTS.get(wanted.sort, SORTS["date"])).with_words()
    return Paginator(rows, PAGE).get_page(wanted.page)


def owed(jobs: QuerySet[Job]) -> Any:
    """The jobs with how many people wait in each, and the nearest date somebody was promised."""
    live = Application.objects.filter(job=OuterRef("pk")).live().order_by().values("job")
    dates = Promise.objects.filter(case__application__job=OuterRef("pk")).open().unanswered()
    dates = dates.exclude(kind__in=(Kind.SAFE_CLOSE, Kind.ACK)).order_by("due", "pk")
    return jobs.annotate(
        waiting=Coalesce(Subquery(live.annotate(n=Count("pk")).values("n")), Value(0)),
        nearest=Subquery(dates.values("due")[:1]),
        closed=Case(When(state=JobState.CLOSED, then=1), default=0, output_field=IntegerField()),
    )
