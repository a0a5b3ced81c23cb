"""One's own calendar outside, from the page that connects it to the alert that a date was deleted there."""

from datetime import UTC, timedelta

import pytest

from hospes.calendars.models import Outside
from hospes.foundation import clock
from hospes.foundation.claiming import run_once
from hospes.promises.enums import Kind
from tests.calendars.radicale import PASSWORD, USER, Radicale, running
from tests.world import World, in_folder

PAGE = "/desk/settings/me/calendar/"


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Radicale:
    with running(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    return World()


@pytest.fixture
def browser(client, world):
    client.force_login(world.grace)
    return client


def told(calendar: str, **other: str) -> dict[str, str]:
    return {"service": "other", "url": calendar, "username": USER, "password": PASSWORD, **other}


def test_a_promise_stands_in_the_calendar_and_its_deletion_there_is_said(browser, world, server):
    calendar = server.new_calendar()
    page = browser.post(PAGE, told(calendar), follow=True).content.decode()
    assert "Your calendar works: an entry was written and taken away again." in page
    assert PASSWORD not in page
    review = world.apply().case.promises.get(kind=Kind.REVIEW)
    run_once("worker", {"calendars.write"})

    dates = [event for event in server.events(calendar) if event.summary.value.startswith("First answer due: Ada")]
    assert [event.dtend.value.astimezone(UTC) for event in dates] == [review.due.replace(microsecond=0)]

    server.delete_all(calendar)
    clock.set_to(clock.now() + timedelta(minutes=31))
    run_once("worker", {"calendars.write"})
    assert "deleted in your calendar" in browser.get("/desk/").content.decode()
    page = browser.get(PAGE).content.decode()
    assert "The date of “First answer due: Ada Lovelace” (" in page
    assert "was deleted in your calendar; the promise stands." in page
    assert review.is_open

    browser.post(PAGE, {"what": "leave"})
    assert "deleted in your calendar" not in browser.get("/desk/").content.decode()


def test_deleted_and_wanted_back_it_is_written_again(browser, world, server):
    calendar = server.new_calendar()
    browser.post(PAGE, told(calendar))
    world.apply()
    run_once("worker", {"calendars.write"})
    count = len(server.events(calendar))
    server.delete_all(calendar)
    clock.set_to(clock.now() + timedelta(minutes=31))
    run_once("worker", {"calendars.write"})

    browser.post(PAGE, {"what": "again"})
    run_once("worker", {"calendars.write"})

    assert len(server.events(calendar)) == count > 0


def test_a_wrong_password_is_said_on_the_page_and_on_today_and_the_right_one_mends_it(browser, world, server):
    calendar = server.new_calendar()
    page = browser.post(PAGE, told(calendar, password="wrong"), follow=True).content.decode()
    assert "refused the name or the password" in page
    assert "refused the name or the password" in browser.get("/desk/").content.decode()

    browser.post(PAGE, told(calendar))
    assert "refused the name or the password" not in browser.get("/desk/").content.decode()
    tried = browser.post(PAGE, {"what": "test"}, follow=True).content.decode()
    assert "Your calendar works" in tried


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"url": "http://caldav.example/"}, "beginning with https://"),
        ({"password": ""}, "Enter the password for programs"),
        ({"service": "tea"}, "Choose a service."),
        ({"username": ""}, "Enter your name there"),
        ({"service": "nextcloud", "url": ""}, "beginning with https://"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(browser, wrong, words):
    answer = browser.post(PAGE, told("https://caldav.example/mine/", **wrong))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert ("https://caldav.example/mine/" in page) or "url" in wrong
    assert not Outside.objects.exists()


def test_let_go_nothing_more_is_written(browser, world, server):
    browser.post(PAGE, told(server.new_calendar()))
    browser.post(PAGE, {"what": "disconnect"})
    browser.post(PAGE, {"what": "disconnect"})

    assert "Nothing is written there any more." in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, {"what": "test"}).status_code == 302
    assert Outside.objects.of(world.grace) is None


def test_a_colleague_sees_and_touches_only_his_own(client, world, server):
    calendar = server.new_calendar()
    Outside.objects.connect(world.grace, url=calendar, username=USER, password=PASSWORD, by=world.grace.actor)
    client.force_login(world.dan)

    assert calendar not in client.get(PAGE).content.decode()
    client.post(PAGE, {"what": "disconnect"})
    assert Outside.objects.of(world.grace) is not None
    client.logout()
    assert client.get(PAGE).status_code == 302
