"""The task on the member's own phone, by the code in the QR picture."""

from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.touches import at_hand
from hospes.touches.models import Touch
from tests.desk.people.house import House
from tests.desk.touches.test_touches import at, plan


@pytest.fixture
def house(db, settings, tmp_path, client) -> House:
    """Grace is signed in at a desk where Ada, who can be rung, has applied."""
    house = House(settings, tmp_path, client)
    clock.set_to(clock.now().replace(hour=15))
    house.case.candidate.correct(by=house.world.grace.actor, phones=["+1 416 555 0142"])
    return house


@pytest.fixture
def phone() -> Client:
    """A browser that nobody signed in with; it keeps its CSRF token as browsers do."""
    return Client(enforce_csrf_checks=True)


def link(touch, member):
    return reverse("desk:touch-at-hand", args=[at_hand.token(touch, member)])


def press(phone, address, **told):
    phone.get(address)
    return phone.post(address, {**told, "csrfmiddlewaretoken": phone.cookies["csrftoken"].value})


def words(answer):
    return unescape(answer.content.decode())


def test_the_desk_shows_a_code_to_scan(house):
    page = words(house.client.get(at("touch", plan(house))))

    assert "Scan to do it on my phone" in page
    start = page.index("data:image/svg+xml")
    assert "<svg" in unquote(page[start : page.index('"', start)])


def test_the_phone_shows_who_calls_whom_and_what_to_press(house, phone):
    answer = phone.get(link(plan(house, draft="Hello Ada", points="- the pay"), house.world.grace))

    page = words(answer)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Hello, this is Grace Hopper of Harbourlight Robotics, about Field technician." in page
    for shown in ("Hello Ada", "the pay", "Asked to stop", "Begin now"):
        assert shown in page
    assert "Scan to do it" not in page


def test_one_press_begins_and_one_signs(house, phone):
    touch = plan(house)
    address = link(touch, house.world.grace)

    assert press(phone, address, do="begin").status_code == 302
    begun = words(phone.get(address))
    assert 'href="tel:+14165550142"' in begun
    assert "To +1 416 555 0142" in begun
    assert press(phone, address, outcome="spoke", words="All well.").status_code == 302

    message = Message.objects.get(touch=touch)
    assert (message.author_member, message.evidence, message.text) == (house.world.grace, "E1", "All well.")
    assert "We spoke, signed by Grace Hopper" in words(phone.get(address))
    # Nothing else was opened by it.
    assert phone.get(reverse("desk:today")).status_code == 302


def test_what_is_refused_keeps_what_was_typed(house, phone):
    address = link(plan(house), house.world.grace)

    answer = press(phone, address, words="Said much.")
    assert (answer.status_code, "Said much." in words(answer)) == (422, True)
    assert "Please say what became of it." in words(answer)
    Touch.objects.get().settle("spoke", by=house.world.grace, now=clock.now())
    again = press(phone, address, outcome="no_answer")
    assert (again.status_code, "noted already" in words(again)) == (422, True)


def test_night_is_respected_on_the_phone_too(house, phone):
    clock.set_to(clock.now().replace(hour=7))
    address = link(plan(house), house.world.grace)

    refused = press(phone, address, do="begin")
    assert (refused.status_code, "Say in a word why" in words(refused)) == (422, True)
    assert press(phone, address, do="begin", anyway="She asked").status_code == 302


def test_the_phone_speaks_its_members_language(house, phone):
    type(house.world.grace).objects.filter(pk=house.world.grace.pk).update(language="zh")

    answer = phone.get(link(plan(house), house.world.grace))

    assert 'lang="zh' in words(answer)


def test_a_code_that_ran_out_says_so_and_names_nobody(house, phone):
    touch = plan(house)
    address = link(touch, house.world.grace)
    house.world.later(minutes=31)

    for answer in (phone.get(address), Client().post(address, {"outcome": "spoke"})):
        assert answer.status_code == 410
        assert "This code has run out" in words(answer)
        assert "Ada" not in words(answer)
    assert Touch.objects.get().outcome == ""


def test_what_somebody_else_said_at_the_phone_is_not_on_the_candidates_page(house):
    touch = plan(house)
    house.client.post(at("touch", touch), {"outcome": "wrong_person", "words": "Her landlord answered."})

    assert "Her landlord answered." in words(house.get("case"))
    page = Client().get(f"/p/{house.case.candidate.link_token()}/")
    assert (page.status_code, "landlord" in words(page)) == (200, False)
