"""Addresses, links and tabs: what is not there is nowhere; what is somebody else's is not there."""

from datetime import timedelta

import pytest
from django.test import Client

from hospes.applications.models import Application
from hospes.applications.models.submitting import Person
from hospes.careers import caching
from hospes.conversations.models import Message
from hospes.foundation import clock
from tests.careers.conftest import send, typed  # noqa: F401 -- fixtures
from tests.makers import make_job, make_member

BO = Person(name="Bo Diddley", email="bo@example.org", language="en", zone="America/Toronto")


@pytest.fixture
def bo(world):
    return world.apply(BO, nonce="n-bo")


def nowhere(client, job, title):
    """All the places where a job could be read; none of them has it."""
    key = job.public_id
    for address in (f"/en/jobs/{key}/", f"/zh/jobs/{key}/", f"/en/jobs/{key}/apply/"):
        assert client.get(address).status_code == 404
    for place in ("apply", "ask"):
        told = {"name": "Eve", "email": "eve@example.org", "question": "Open?", "words": "Me.", "consent": "on"}
        assert client.post(f"/en/jobs/{key}/{place}/", told).status_code == 404
    for address in ("/en/jobs/", f"/en/jobs/?q={title}", "/sitemap.xml", "/zh/jobs/"):
        assert key not in client.get(address).content.decode()


def test_a_job_that_is_not_open_is_nowhere(world, client):
    draft = make_job(contact=world.grace, deputy=world.dan, titles={"en": "Unseen", "zh": "未见"})
    nowhere(client, draft, "Unseen")
    for ended in ("unpublish", "close"):
        job = make_job(contact=world.grace, deputy=world.dan, titles={"en": "Gone", "zh": "已无"}, state="public")
        assert client.get(f"/en/jobs/{job.public_id}/").status_code == 200
        getattr(job, ended)(by=world.grace.actor)
        nowhere(client, job, "Gone")
    assert client.get("/en/jobs/unknown/").status_code == 404


def test_an_unpublished_job_is_in_no_cache(world, client):
    """Whoever keeps a page asks each time; the answer to a known ETag is then 404."""
    address = f"/en/jobs/{world.job.public_id}/"
    first = client.get(address)
    assert first.headers["Cache-Control"] == caching.PUBLIC == "public, max-age=0, must-revalidate"
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get(address, headers=known).status_code == 304

    world.job.unpublish(by=world.grace.actor)

    assert client.get(address, headers=known).status_code == 404


def test_links_of_others_open_nothing(world, opened, bo):
    foreign = bo.case.candidate.documents.first()
    own = world.ada.case.candidate.link_token()
    other = bo.case.candidate.link_token()
    mixed = f"{own.partition('.')[0]}.{other.partition('.')[2]}"
    places = [f"/p/{token}/" for token in (mixed, f"{own}x", own[:-1], f"{own.partition('.')[0]}.", ".")]
    places += [f"{world.link}documents/{foreign.public_id}/", f"{world.link}cases/{bo.case.public_id}/withdrawal/"]
    for place in places:
        assert opened.client.get(place).status_code == 404, place
        assert opened.client.post(place, {"words": "x"}).status_code in {404, 405}, place
    told = {"case": bo.case.public_id, "text": "I am Bo."}
    assert opened.client.post(f"{world.link}messages/", told).status_code == 404
    assert opened.client.get(f"/p/{other}/file/").status_code == 302


def test_an_old_link_opens_nothing(world, opened):
    world.ada.case.candidate.rotate_link(by="machine:test")

    assert opened.client.get(world.link).status_code == 404
    assert opened.client.post(f"{world.link}messages/", {"text": "x"}).status_code == 404


def test_nobody_takes_back_what_another_wrote_in_a_case_he_may_not_see(world, client):
    letter = Message.objects.filter(case=world.ada.case, direction="out").first()
    client.force_login(make_member("Mallory Quinn", role="hiring_manager"))
    for act in ("undo", "again", "dealt", "answer", "dismissal"):
        assert client.post(f"/desk/messages/{letter.pk}/{act}/").status_code == 404


def test_an_older_form_after_a_newer_one_decides_nothing_twice(world, insider):
    """Two tabs, both with the letter of a no: the second is told so, in words."""
    address = f"/desk/cases/{world.ada.case.public_id}/decline/"
    told = {"reason_kind": "plain", "plain": "start", "thanks": "the drawing", "criterion": ""}
    told["text"] = insider.client.post(address, {**told, "do": "preview"}).context["form"]["text"].value() or ""
    world.ada.withdraw()

    answer = insider.client.post(address, {**told, "text": told["text"] or "Dear Ada, it is a no."})

    assert answer.status_code in {409, 422}
    assert "the drawing" in answer.content.decode()
    assert world.fresh(world.ada).case.ending.outcome == "withdrawn"


def test_stepping_back_and_applying_anew_is_a_new_application(world, client, send):  # noqa: F811
    """Even from the page he kept: its number counts once per application, not for ever."""
    first = send(nonce="kept", name="Bo", email="bo@example.org")
    before = Application.objects.latest("pk")
    before.withdraw()
    world.work()

    again = send(nonce="kept", name="Bo", email="bo@example.org")
    twice = send(nonce="kept", name="Bo", email="bo@example.org")
    world.work()

    assert (first.status_code, again.status_code, twice.status_code) == (303, 303, 303)
    newest = Application.objects.latest("pk")
    assert newest.pk != before.pk
    assert Application.objects.filter(case__candidate=before.case.candidate).count() == 2
    assert (world.fresh(before).case.state, newest.case.state) == ("closing", "open")
    assert client.get(again.headers["Location"]).status_code == 200
    world.later(hours=30)
    assert world.fresh(before).case.state == "closed"


def test_a_foreign_page_sends_nothing(world, client):
    for address in (f"/en/jobs/{world.job.public_id}/apply/", f"{world.link}messages/"):
        for origin in ("https://evil.example", "null", "http://testserver.evil.example", "::::"):
            answer = client.post(address, {"text": "x"}, headers={"Origin": origin})
            assert answer.status_code == 403, (address, origin)
            assert "<h1" in answer.content.decode()


def test_a_form_of_the_desk_without_its_token_is_refused_in_words(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.helen)

    answer = client.post(f"/desk/cases/{world.ada.case.public_id}/notes/", {"words": "A note."})

    assert answer.status_code == 403
    assert "back" in answer.content.decode().lower()


def test_a_code_is_used_once_and_by_its_owner(world, client, bo):
    code = bo.case.candidate.issue_code("portal")
    assert client.post(f"{world.link}code/", {"code": code}).status_code == 422
    for missing in ({}, {"code": ""}, {"code": "None"}, {"code": ["0", "0"]}):
        assert client.post(f"{world.link}code/", missing).status_code == 422
    theirs = f"/p/{bo.case.candidate.link_token()}/code/"
    clock.move(timedelta(minutes=11))
    assert client.post(theirs, {"code": code}).status_code == 422
