"""Pressed twice, in two tabs, after the back button, by somebody else: one application, one page for everybody."""

from uuid import uuid4

from hospes.applications.models import Application
from hospes.cases.models import Case
from hospes.privacy.models import Consent
from tests.careers.pages import words
from tests.world import ADA


def test_pressing_twice_is_one_application(client, world, send):
    nonce = uuid4().hex
    first, second = send(nonce=nonce), send(nonce=nonce)

    assert Application.objects.count() == 1
    assert words(client.get(first.headers["Location"])) == words(client.get(second.headers["Location"]))


def test_two_tabs_are_one_application(client, world, send):
    first, second = send(), send()

    assert Application.objects.count() == 1
    assert words(client.get(first.headers["Location"])) == words(client.get(second.headers["Location"]))
    assert Consent.objects.count() == 1


def test_a_page_from_a_cache_does_not_make_two_people_one(world, send):
    nonce = uuid4().hex
    send(nonce=nonce)
    send(nonce=nonce, name="Bea Weaver", email="bea@example.org")

    assert Application.objects.count() == 2


def test_a_stranger_learns_nothing_from_typing_her_name(client, world, send):
    world.apply(ADA)
    world.later(days=2)
    known = words(client.get(send().headers["Location"]))
    new = words(client.get(send(name="Bea Weaver").headers["Location"]))

    assert known == new


def test_after_the_end_one_may_apply_again(world, send):
    nonce = uuid4().hex
    send(nonce=nonce)
    world.work()
    Application.objects.get().withdraw()
    world.work()
    world.later(hours=25)
    assert Case.objects.get().state == "closed"

    send(nonce=nonce)

    assert Application.objects.count() == 2


def test_a_confirmation_runs_out(client, world, send):
    answer = send()
    world.later(hours=13)

    assert client.get(answer.headers["Location"]).status_code == 410


def test_a_made_up_confirmation_is_none(client, world):
    for made_up in ("x", "gAAAAAB", "é"):
        assert client.get(f"/en/sent/{made_up}/").status_code == 410
    assert client.get("/en/sent/%00/").status_code == 404
