"""Everybody one may see, by name and word, and people with jobs in one list."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.cases.enums import LIVE, State
from hospes.cases.models import Case
from hospes.desk.doors import MemberView
from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.promises.enums import MAIN_CHAIN, OPEN, Kind
from hospes.promises.models import Promise
from hospes.promises.queries import standing
from hospes.search import catalogue, pinyin

A_PAGE = 50
MOST = 500
AUDIENCES = ("recruiting",)
SORTS = {
    "due": (F("next_due").asc(nulls_last=True), "candidate__sort_key", "pk"),
    "name": ("candidate__sort_key", "pk"),
    "new": ("-opened_at", "-pk"),
}
STATES: dict[str, Q] = {"live": Q(state__in=LIVE), "closed": Q(state=State.CLOSED), "all": Q()}


class PeopleView(MemberView):
    """One line per person and matter: what, where, by when, who."""

    active = "people"

    @cached_property
    def query(self) -> str:
        return self.request.GET.get("q", "").replace("\0", "").strip()[:200]

    def wanted(self, name: str, known: Any, otherwise: str) -> str:
        """A choice from the address bar, if it is one of ours."""
        value = self.request.GET.get(name, "")
        return value if value in known else otherwise

    def get(self, request: HttpRequest) -> HttpResponse:
        state = self.wanted("state", STATES, "all" if self.query else "live")
        sort = self.wanted("sort", SORTS, "due")
        rows = found(self.query, self.member).filter(STATES[state])
        jobs = {job.public_id: job for job in Job.objects.seen_by(self.member).prefetch_related("texts").order_by("pk")}
        job = jobs.get(request.GET.get("job", ""))
        if job is not None:
            rows = rows.filter(about=job.key)
        page = Paginator(drawn(rows).order_by(*SORTS[sort]), A_PAGE).get_page(request.GET.get("page"))
        return self.show(
            "people/people.html",
            query=self.query,
            total=page.paginator.count,
            people=[line(case) for case in page],
            page=page,
            filters={"state": state, "sort": sort, "job": job.public_id if job else ""},
            jobs_to_choose=[(key, each.title(get_language() or "en")) for key, each in jobs.items()],
            **self.more(),
        )

    def more(self) -> dict[str, Any]:
        return {"jobs": [], "searching": False}


class SearchView(PeopleView):
    """People and jobs by the same words."""

    def more(self) -> dict[str, Any]:
        keys = [hit.key for hit in catalogue.find(self.query, audiences=AUDIENCES, kinds=("job",), limit=20)]
        rows = Job.objects.seen_by(self.member).filter(public_id__in=keys).prefetch_related("texts")
        language = get_language() or "en"
        jobs = [
            {
                "title": job.title(language),
                "url": reverse("desk:board", args=[job.public_id]),
                "line": str(job.get_state_display()),
            }
            for job in rows
        ]
        return {"jobs": jobs, "searching": True}


def found(words: str, member: Any) -> QuerySet[Case]:
    """The cases this member may see whose person is found by these words (name, pinyin, initials, address)."""
    rows = Case.objects.seen_by(member)
    if not words:
        return rows
    hits = catalogue.find(words, audiences=AUDIENCES, kinds=("candidate",), limit=MOST)
    return rows.filter(candidate__public_id__in=[hit.key for hit in hits])


def drawn(rows: QuerySet[Case]) -> QuerySet[Case]:
    """What a line shows, without a query per line."""
    due = Promise.objects.filter(case=OuterRef("pk"), state__in=OPEN, kind__in=MAIN_CHAIN)
    return (
        rows.select_related("candidate", "contact", "application__job", "application__stage")
        .prefetch_related(Prefetch("promises", queryset=Promise.objects.shown()), "application__job__texts", "endings")
        .annotate(next_due=Subquery(due.order_by("due").values("due")[:1]))
    )


def line(case: Case) -> dict[str, Any]:
    language = get_language() or "en"
    seen = standing([p for p in case.promises.all() if p.kind != Kind.ACK], clock.now())
    application = getattr(case, "application", None)
    ending = case.ending
    return {
        "person": case.candidate,
        "reading": case.candidate.sort_key if pinyin.has_han(case.candidate.name) else "",
        "url": reverse("desk:case", args=[case.public_id]),
        "line": _("called {name}").format(name=case.candidate.called) if case.candidate.called else "",
        "job_title": application.job.title(language) if application else str(case.get_kind_display()),
        "stage_name": str(ending.get_outcome_display()) if ending else _stage(application, language),
        "promise": (seen.missed or seen.next) if case.is_live else None,
        "owner": case.contact,
    }


def _stage(application: Any, language: str) -> str:
    return application.stage.name_in(language) if application else ""
