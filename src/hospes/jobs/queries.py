"""Reads that feed one screen: the public list with its filters."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Value
from django.db.models.functions import NullIf

from hospes.foundation import wording
from hospes.jobs.enums import Employment
from hospes.jobs.models import Job, JobPlace, Place
from hospes.jobs.models.finding_jobs import JobQuerySet

PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One thing to filter by, and how many jobs it leaves under the other filters."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody typed and chose above the list; empty means everything, several values mean any of them."""

    query: str = ""
    places: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One page of the public list, with its filters. ``total`` counts all pages."""

    jobs: list[Job]
    total: int
    page: int
    pages: int
    places: list[Facet]
    teams: list[Facet]
    kinds: list[Facet]


def public_list(wanted: Wanted, *, language: str, page: int = 1) -> Listing:
    """Return the jobs of the site's list, by team, the newest of each first. Eight queries, however many.

    Jobs without a team come last. A page beyond the last is the last; a filter with a value nobody
    knows finds nothing.
    """
    everything = Job.objects.listed().matching(wanted.query)
    narrowed = narrow(everything, places=wanted.places, teams=wanted.teams, kinds=wanted.kinds)
    total = narrowed.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    rows = narrowed.with_words().order_by(NullIf("team_key", Value("")).asc(nulls_last=True), "-published_at", "-pk")[
        (page - 1) * PAGE : page * PAGE
    ]
    return Listing(
        jobs=list(rows),
        total=total,
        page=page,
        pages=pages,
        places=places(narrow(everything, teams=wanted.teams, kinds=wanted.kinds), wanted, language),
        teams=teams(narrow(everything, places=wanted.places, kinds=wanted.kinds), wanted, language),
        kinds=kinds(narrow(everything, places=wanted.places, teams=wanted.teams), wanted),
    )


def narrow(
    jobs: JobQuerySet,
    *,
    places: tuple[str, ...] = (),
    teams: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
) -> JobQuerySet:
    """Return only the jobs at one of these places, of one of these teams, of one of these kinds."""
    if places:
        known = [int(each) for each in places if each.isdecimal() and each.isascii() and len(each) < 10]
        jobs = jobs.filter(pk__in=JobPlace.objects.filter(place__in=known).values("job"))
    if teams:
        # A NUL is no text for PostgreSQL; asking for it would be an error, not an empty list.
        jobs = jobs.filter(team_key__in=[each for each in teams if "\x00" not in each])
    return jobs.filter(employment__in=set(Employment) & set(kinds)) if kinds else jobs


def places(jobs: JobQuerySet, wanted: Wanted, language: str) -> list[Facet]:
    """Return the places of these jobs in the order of the settings."""
    rows = Place.objects.filter(job_places__job__in=jobs.order_by().values("pk"))
    counted = rows.annotate(count=Count("job_places")).order_by("order", "pk")
    return [
        Facet(
            value=str(pk),
            label=wording.pick(name, language),
            count=count,
            chosen=str(pk) in wanted.places,
        )
        for pk, name, count in counted.values_list("pk", "name", "count")
    ]


def teams(jobs: JobQuerySet, wanted: Wanted, language: str) -> list[Facet]:
    """Return the teams of these jobs by name."""
    rows = jobs.exclude(team_key="").order_by().values_list("team_key", "team_name")
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for key, name, count in rows.annotate(count=Count("pk")):
        counts[key] = counts.get(key, 0) + count
        # Two jobs of one team may word it differently in one language; the first wins.
        labels.setdefault(key, wording.pick(name, language))
    facets = [
        Facet(value=key, label=labels[key], count=count, chosen=key in wanted.teams) for key, count in counts.items()
    ]
    return sorted(facets, key=lambda facet: facet.label.casefold())


def kinds(jobs: JobQuerySet, wanted: Wanted) -> list[Facet]:
    """Return the kinds of employment of these jobs in the order of the vocabulary."""
    rows: Iterable[tuple[str, int]] = jobs.order_by().values_list("employment").annotate(count=Count("pk"))
    counts = dict(rows)
    return [
        Facet(
            value=kind,
            label=str(kind.label),
            count=counts[kind],
            chosen=kind in wanted.kinds,
        )
        for kind in Employment
        if kind in counts
    ]
