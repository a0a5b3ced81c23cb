from datetime import timedelta

import pytest

from hospes.careers import timetable
from hospes.foundation import clock
from hospes.promises.models import Promise
from tests.careers.pages import words
from tests.makers import make_job


@pytest.fixture
def page(client):
    def get(job, language="en"):
        return client.get(f"/{language}/jobs/{job.public_id}/")

    return get


def test_the_page_says_what_one_needs_to_know(world, page):
    said = words(page(world.job))

    for part in ("The honest part", "What we decide by", "The timetable", "CA$62,000 – CA$74,000 a year"):
        assert part in said
    for part in ("grace@harbourlight.example", "When Grace Hopper is away, Dan Okafor answers.", "None. People read"):
        assert part in said
    for part in ("Real: 1 seat is open now.", "Last changed", "Send to Grace Hopper", "Accessibility"):
        assert part in said


def test_the_date_on_the_page_is_the_date_that_is_promised(world, page):
    due = timetable.answer_due(world.job, clock.now())
    day = timetable.ours(due, world.job, "en").day
    assert f"You will hear by {day}" in words(page(world.job))

    application = world.apply()

    assert Promise.objects.get(case=application.case_id, kind="REVIEW").due == due.at


def test_a_round_counts_from_its_closing_date(world, page):
    closes = world.job.today() + timedelta(days=20)
    world.job.set_intake("round", by=world.grace.actor, closes_on=closes, decision_on=closes + timedelta(days=30))

    said = words(page(world.job))

    assert "All applications are read together after that" in said
    assert "The decision is on" in said


def test_a_round_that_is_over_takes_nothing_more(world, page):
    world.job.set_intake("round", by=world.grace.actor, closes_on=world.job.today())
    world.later(days=2)

    assert "This round is over" in words(page(world.job))


def test_a_text_in_another_language_says_so(world, page):
    job = make_job(titles={"zh": "夜班"}, state="public")

    body = page(job).content.decode()

    assert '<h1 class="h1" lang="zh-Hans">夜班</h1>' in body
    assert "described in another language so far" in body


@pytest.mark.parametrize("verb", ["unpublish", "close"])
def test_a_job_that_is_not_open_is_nowhere(client, world, page, verb):
    other = make_job(titles={"en": "Night watch"}, state="public")
    getattr(world.job, verb)(by=world.grace.actor)

    for answer in (page(world.job), page(world.job, "zh"), client.post(f"/en/jobs/{world.job.public_id}/apply/")):
        assert answer.status_code == 404
        assert "cold on the quay" not in answer.content.decode()
    assert "Night watch" in words(page(world.job))
    assert words(client.get("/en/jobs/neverwas12/")) == words(page(world.job))
    assert page(other).status_code == 200


def test_an_unlisted_job_is_read_by_its_address_only(client, world, page):
    job = make_job(titles={"en": "Hidden door"}, state="unlisted")

    answer = page(job)

    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "ld+json" not in answer.content.decode()
    assert job.public_id not in client.get("/sitemap.xml").content.decode()


def test_kept_promises_are_shown_only_where_there_are_any(world, page):
    assert "promised dates" not in words(page(world.job))
    world.apply()
    world.later(days=10)

    assert "This team kept 0 of 1 promised dates in the last 90 days." in words(page(world.job))


def test_with_nobody_to_cover_the_page_says_so(world, page):
    world.job.set_contact(world.grace, by=world.grace.actor, deputy=world.dan)
    for member in (world.dan, world.helen):
        type(member).objects.filter(pk=member.pk).update(is_active=False)

    assert "When Grace Hopper is away, nobody covers." in words(page(world.job))


def test_pages_are_kept_but_asked_for_each_time(client, world, page):
    first, again = page(world.job), page(world.job)

    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert first.headers["ETag"] == again.headers["ETag"]
    assert first.content != again.content  # each form has a number of its own
    assert not first.cookies
    known = client.get(f"/en/jobs/{world.job.public_id}/", headers={"If-None-Match": first.headers["ETag"]})
    assert known.status_code == 304


def test_a_member_gets_a_page_of_his_own(client, world, page, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"

    assert page(world.job).headers["Cache-Control"].startswith("private")


def test_queries_do_not_grow(client, world, page, django_assert_num_queries):
    page(world.job)
    with django_assert_num_queries(21):
        page(world.job)
    with django_assert_num_queries(9):
        client.get("/en/jobs/")
    for number in range(49):
        make_job(titles={"en": f"Watch {number}"}, state="public")
    world.apply()
    with django_assert_num_queries(21):
        page(world.job)
    with django_assert_num_queries(9):
        client.get("/en/jobs/")


def test_robots_and_sitemap(client, world):
    assert "Disallow: /p/" in client.get("/robots.txt").content.decode()
    assert f"/zh/jobs/{world.job.public_id}/" in client.get("/sitemap.xml").content.decode()


def test_the_notice_has_a_page_of_its_own(client, world):
    assert "How long" in words(client.get("/en/privacy/"))
    assert client.get("/zh/privacy/").status_code == 200
