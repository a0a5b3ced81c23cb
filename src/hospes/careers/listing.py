"""What the list of open jobs shows."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from hospes.foundation import clock, showing
from hospes.jobs.models import Job
from hospes.jobs.queries import PAGE, Facet, Listing, Wanted, public_list
from hospes.team.models import Member

NEW = timedelta(days=7)
LONGEST_QUERY = 200
MOST_CHOICES = 50


def context(asked: QueryDict, language: str) -> dict[str, Any]:
    """Everything of the list page, for what somebody typed and chose."""
    wanted = Wanted(
        query=" ".join(asked.get("q", "")[:LONGEST_QUERY].replace("\0", "").split()),
        places=chosen(asked, "place"),
        teams=chosen(asked, "team"),
        kinds=chosen(asked, "kind"),
    )
    number = asked.get("page", "")
    found = public_list(wanted, language=language, page=int(number[:6]) if number[:6].isdecimal() else 1)
    return {
        "groups": groups(found.jobs, language),
        "facets": facets(found),
        "query": wanted.query,
        "total": found.total,
        "narrowed": narrowed(wanted),
        "complete": found.pages == 1 and not narrowed(wanted),
        "page": Paginator(range(found.total), PAGE).get_page(found.page),
        **frame(found.jobs),
    }


def frame(jobs: Iterable[Job]) -> dict[str, Any]:
    """What surrounds a list: a person to ask, who looks after most of it."""
    counts = Counter(job.contact for job in jobs if job.contact)
    contact = counts.most_common(1)[0][0] if counts else somebody()
    return {"contact": contact, "active": "jobs"}


def somebody() -> Member | None:
    """Who answers when no job is shown: the contact of the newest job, else the admin here longest."""
    newest = Job.objects.listed().select_related("contact").first()
    person = newest.contact if newest else Member.objects.first_admin()
    return person if person and person.has_working_address else None


def narrowed(wanted: Wanted) -> bool:
    """Whether the server left jobs out, so that the browser cannot filter further by itself."""
    return bool(wanted.query or wanted.places or wanted.teams or wanted.kinds)


def chosen(asked: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(value.replace("\0", "") for value in asked.getlist(name)[:MOST_CHOICES] if value)


def facets(found: Listing) -> list[dict[str, Any]]:
    """The filters, each with how many jobs it would leave."""
    named: list[tuple[str, str, list[Facet]]] = [
        ("place", _("Place"), found.places),
        ("team", _("Team"), found.teams),
        ("kind", _("Kind of employment"), found.kinds),
    ]
    return [
        {"name": name, "label": label, "choices": choices, "any_chosen": any(each.chosen for each in choices)}
        for name, label, choices in named
    ]


def groups(jobs: list[Job], language: str) -> list[dict[str, Any]]:
    """The jobs of the page by team, in the order in which they come."""
    return [
        {"name": rows[0].team_name_in(language) or _("More jobs"), "jobs": [row(job, language) for job in rows]}
        for _team, rows in ((key, list(some)) for key, some in groupby(jobs, key=lambda job: job.team_key))
    ]


def row(job: Job, language: str) -> dict[str, Any]:
    """One job as the list shows it."""
    text = job.text(language)
    return {
        "title": job.title(language),
        "url": reverse("careers:job", args=[language, job.public_id]),
        "tag": tag(job, language),
        "meta": [", ".join(job.places_in(language)), (text and text.hours) or job.get_employment_display()],
        "words": job.words,
        "places": "|".join(str(place.pk) for place in job.places()),
        "team": job.team_key,
        "kind": job.employment,
        "contact": job.contact,
        "pay": job.pay_in_short(language),
    }


def tag(job: Job, language: str) -> dict[str, str]:
    """What sets a job apart today: it closes soon, or it is new."""
    if job.closes_on:
        return {"kind": "due", "text": _("Closes %(day)s") % {"day": showing.day(job.closes_on, language)}}
    if job.published_at and clock.now() - job.published_at < NEW:
        return {"kind": "brand", "text": _("New")}
    return {}
