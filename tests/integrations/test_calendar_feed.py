"""What a calendar program fetches: the member's own dates and nobody else's, at an address that can be switched off."""

from datetime import UTC

import pytest
import vobject

from hospes.calendars.models import Entry, Feed
from hospes.foundation import clock
from hospes.promises.enums import Kind
from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    return World()


@pytest.fixture
def review(world):
    return world.apply().case.promises.get(kind=Kind.REVIEW)


@pytest.fixture
def feed(world) -> Feed:
    return Feed.objects.open_for(world.grace, by=world.grace.actor)


def fetched(client, feed):
    return client.get(f"/calendar/{feed.token}.ics")


def test_the_owners_calendar_has_the_date_and_whom_it_is_about(client, review, feed):
    response = fetched(client, feed)

    event = vobject.readOne(response.content.decode()).vevent
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert event.dtend.value.astimezone(UTC) == review.due
    assert review.case.candidate.name in event.summary.value
    assert event.url.value.endswith(f"/desk/cases/{review.case.public_id}/")


def test_kept_it_is_gone_at_the_next_fetch(client, review, feed):
    review.keep(at=clock.now(), by="member:1", evidence="E1")

    assert b"VEVENT" not in fetched(client, feed).content


def test_a_colleagues_calendar_has_nothing_of_it(client, world, review):
    other = Feed.objects.open_for(world.dan, by=world.dan.actor)

    assert b"VEVENT" not in fetched(client, other).content


def test_whom_the_reader_may_no_longer_see_has_no_name_in_it(client, world, review, feed):
    type(world.grace).objects.filter(pk=world.grace.pk).update(role="interviewer")

    text = fetched(client, feed).content.decode()

    assert review.case.candidate.name not in text
    assert "a candidate" in text


def test_what_no_room_knows_still_has_its_hour(client, world, feed):
    now = clock.now()
    Entry.objects.put(member=world.grace, key="gone:1", start=now, end=now.replace(year=now.year + 1), now=now)

    assert b"Something in Hospes" in fetched(client, feed).content


def test_strangers_and_old_addresses_get_nothing(client, world, feed):
    old = f"/calendar/{feed.token}.ics"
    assert client.get("/calendar/nobody.ics").status_code == 404

    Feed.objects.open_for(world.grace, by=world.grace.actor)

    assert client.get(old).status_code == 404
    assert client.post(old).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_many_dates_cost_the_same(client, world, feed, count, django_assert_num_queries):
    from hospes.applications.models.submitting import Person

    for number in range(count):
        world.apply(Person(name=f"Person {number}", email=f"p{number}@example.org"), nonce=str(number))
    with django_assert_num_queries(7):
        assert fetched(client, feed).content.count(b"BEGIN:VEVENT") == count


def test_a_member_makes_his_address_makes_it_anew_and_switches_it_off(client, world):
    client.force_login(world.grace)
    assert b"calendar-address" not in client.get("/desk/settings/me/calendar/").content
    client.post("/desk/settings/me/calendar/", {"what": "off"})

    client.post("/desk/settings/me/calendar/", {"what": "new"})
    first = Feed.objects.of(world.grace).token
    assert first in client.get("/desk/settings/me/calendar/").content.decode()

    client.post("/desk/settings/me/calendar/", {"what": "new"})
    assert Feed.objects.behind(first) is None
    client.post("/desk/settings/me/calendar/", {"what": "off"})
    assert Feed.objects.of(world.grace) is None
