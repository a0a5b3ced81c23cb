from copy import copy

import pytest
from django.db.models.base import ModelState

from hospes.foundation.public_ids import new
from hospes.jobs import queries
from hospes.jobs.models import Job, JobPlace, JobText
from hospes.jobs.queries import Wanted, public_list
from tests.jobs.conftest import NOW
from tests.makers import make_job, make_place

BERLIN = {"name": {"en": "Berlin", "zh": "柏林"}, "zone": "Europe/Berlin", "calendar": "DE-BE", "order": 1}


@pytest.fixture
def three(public, grace, dan):
    """Two in Toronto, one of them also in Berlin; one only in Berlin, an internship of another team."""
    berlin = make_place(**BERLIN)
    both = make_job(titles={"en": "Welder"}, state="public")
    both.set_places([*both.places(), berlin], by=grace.actor)
    make_job(
        titles={"en": "Planner"}, place=berlin, employment="internship", team_name={"en": "Sea", "zh": "海"},
        state="public",
    )  # fmt: skip
    make_job(titles={"en": "Draft"})
    return berlin


def shown(facets) -> list[tuple[str, int, bool]]:
    return [(facet.label, facet.count, facet.chosen) for facet in facets]


def test_the_list_shows_all_public_jobs_and_counts(three):
    listing = public_list(Wanted(), language="en")

    assert [str(job) for job in listing.jobs] == ["Welder", "Field technician", "Planner"]
    assert (listing.total, listing.page, listing.pages) == (3, 1, 1)
    assert shown(listing.places) == [("Toronto", 2, False), ("Berlin", 2, False)]
    assert shown(listing.teams) == [("Field service", 2, False), ("Sea", 1, False)]
    assert shown(listing.kinds) == [("Full-time", 2, False), ("Internship", 1, False)]


def test_a_filter_leaves_its_own_choices_and_narrows_the_others(three):
    listing = public_list(Wanted(places=(str(three.pk),), teams=("sea",)), language="zh")

    assert [str(job) for job in listing.jobs] == ["Planner"]
    assert shown(listing.places) == [("柏林", 1, True)]
    assert shown(listing.teams) == [("海", 1, True), ("现场服务", 1, False)]
    assert shown(listing.kinds) == [("Internship", 1, False)]


def test_several_choices_of_one_filter_mean_any_of_them(three):
    listing = public_list(Wanted(teams=("sea", "field service"), places=(str(three.pk),)), language="en")

    assert [str(job) for job in listing.jobs] == ["Welder", "Planner"]


def test_search_and_kind_narrow_too(three):
    assert [str(job) for job in public_list(Wanted(query="berlin weld"), language="en").jobs] == ["Welder"]
    assert [str(job) for job in public_list(Wanted(kinds=("internship",)), language="en").jobs] == ["Planner"]


@pytest.mark.parametrize("wanted", [
    Wanted(places=("999999",)), Wanted(places=("x", "９", "9" * 40)), Wanted(teams=("'--", "\x00")),
    Wanted(kinds=("serfdom", "\x00")), Wanted(query="\x00x"),
])  # fmt: skip
def test_what_nobody_knows_finds_nothing(three, wanted):
    listing = public_list(wanted, language="en")

    assert (listing.jobs, listing.total, listing.pages) == ([], 0, 1)


@pytest.mark.parametrize(("page", "shown"), [(-5, 1), (1, 1), (2, 2), (999, 2)])
def test_pages_stop_at_their_ends(three, monkeypatch, page, shown):
    monkeypatch.setattr(queries, "PAGE", 2)

    listing = public_list(Wanted(), language="en", page=page)

    assert (listing.page, listing.pages, len(listing.jobs)) == (shown, 2, 3 - shown if shown == 2 else 2)


def test_a_job_without_a_team_is_in_no_team(public, grace):
    public.describe(team_name={}, by=grace.actor)

    assert public_list(Wanted(), language="en").teams == []


def test_a_long_list_costs_the_same(public, django_assert_num_queries):
    many = Job.objects.bulk_create(like(public) for _ in range(499))
    JobText.objects.bulk_create(
        JobText(job=job, language="en", title=f"Welder {job.pk}", written_at=NOW) for job in many
    )
    JobPlace.objects.bulk_create(JobPlace(job=job, place=public.places()[0], order=1) for job in many)

    with django_assert_num_queries(8):
        listing = public_list(Wanted(), language="en", page=20)

    assert (listing.total, listing.pages, len(listing.jobs)) == (500, 20, 25)
    assert shown(listing.places) == [("Toronto", 500, False)]


def like(job) -> Job:
    """Another public job with the settings of this one, not saved yet."""
    other = copy(job)
    other.pk, other.public_id, other._state = None, new(), ModelState()
    return other


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_eight_queries(grace, dan, count, django_assert_num_queries):
    for _ in range(count):
        make_job(state="public")

    with django_assert_num_queries(8):
        for job in public_list(Wanted(), language="en").jobs:
            assert all([job.title("en"), job.places_in("en"), job.contact.name, job.pay_in_short("en")])
