from datetime import timedelta

import pytest

from tests.careers.pages import words
from tests.makers import make_job, make_place


def test_the_start_page_leads_to_the_readers_language(client, world):
    assert client.get("/", headers={"Accept-Language": "zh-CN"}).headers["Location"] == "/zh/jobs/"
    assert client.get("/", headers={"Accept-Language": "de"}).headers["Location"] == "/en/jobs/"
    assert client.get("/zh/").headers["Location"] == "/zh/jobs/"


def test_the_list_names_place_pay_and_person(client, world):
    page = words(client.get("/en/jobs/"))

    for said in ("Field technician", "Toronto", "CAD 62–74k", "Grace Hopper"):
        assert said in page


def test_filters_work_without_script(client, world):
    shanghai = make_place(name={"en": "Shanghai", "zh": "上海"}, country="CN")
    make_job(titles={"en": "Night watch"}, place=shanghai, employment="hourly", state="public")

    for query in ("q=night", f"place={shanghai.pk}", "kind=hourly", "kind=hourly&kind=internship"):
        page = words(client.get(f"/en/jobs/?{query}"))
        assert "Night watch" in page
        assert "Field technician" not in page


def test_several_places_are_any_of_them(client, world):
    shanghai = make_place(name={"en": "Shanghai", "zh": "上海"}, country="CN")
    make_job(titles={"en": "Night watch"}, place=shanghai, state="public")
    [toronto] = world.job.places()

    page = words(client.get(f"/en/jobs/?place={shanghai.pk}&place={toronto.pk}"))

    assert "Night watch" in page
    assert "Field technician" in page


def test_the_language_switch_keeps_the_search(client, world):
    assert 'href="/zh/jobs/?q=loom' in client.get("/en/jobs/?q=loom").content.decode()


def test_an_empty_result_offers_a_person(client, world):
    page = words(client.get("/en/jobs/?q=astronaut"))

    assert "Nothing matches that today" in page
    assert "Write to Grace Hopper" in page


def test_before_the_first_run_the_list_is_empty(client, db):
    assert client.get("/en/jobs/").status_code == 200
    assert client.get("/en/privacy/").status_code == 404


@pytest.mark.parametrize(
    "query", ["page=0", "page=999999999999999", "page=²", "page=x", "place=²", "place=a%00", "q=%00", "team=%27"]
)
def test_strange_questions_find_little_and_break_nothing(client, world, query):
    assert client.get(f"/en/jobs/?{query}").status_code == 200


def test_drafts_closed_and_unlisted_jobs_are_not_listed(client, world):
    make_job(titles={"en": "Secret plan"})
    make_job(titles={"en": "Hidden door"}, state="unlisted")

    page = words(client.get("/en/jobs/"))

    assert "Secret plan" not in page
    assert "Hidden door" not in page


def test_a_long_list_has_pages(client, world):
    for number in range(26):
        make_job(titles={"en": f"Watch {number}"}, state="public")

    assert "Page 1 of 2" in words(client.get("/en/jobs/"))
    assert "Page 2 of 2" in words(client.get("/en/jobs/?page=2"))


def test_a_round_says_when_it_closes(client, world):
    by = world.grace.actor
    world.job.set_intake("round", by=by, closes_on=world.job.today() + timedelta(days=9))

    assert "Closes " in words(client.get("/en/jobs/"))


def test_a_job_of_long_ago_is_not_new_and_unknown_languages_are_no_pages(client, world):
    world.later(days=8)

    assert " New " not in words(client.get("/en/jobs/"))
    assert client.get("/fr/jobs/").status_code == 404
