"""A candidate's dates in his own calendar program: by an address that he makes, and that opens nothing else."""

from datetime import UTC, timedelta

import ics
import pytest
import vobject

from hospes.calendars.models import GuestFeed
from hospes.foundation import clock
from hospes.interviews.models import Interview
from hospes.promises.enums import Kind, State
from hospes.promises.models import Promise
from tests.interviews.test_talks import arrange
from tests.portal.test_behind_the_code import open_up


@pytest.fixture
def candidate(application):
    return application.case.candidate


@pytest.fixture
def address(candidate) -> str:
    return f"/p/calendar/{GuestFeed.objects.open_for(candidate.actor).token}.ics"


def events(client, address) -> dict:
    found = vobject.readOne(client.get(address).content.decode()).contents.get("vevent", [])
    return {event.summary.value: event for event in found}


def test_he_makes_an_address_and_the_page_shows_it(client, link, candidate):
    assert "Your dates in your own calendar" in client.get(link).content.decode()
    assert "calendar-address" not in client.get(f"{link}calendar/").content.decode()

    assert client.post(f"{link}calendar/", {"what": "new"}).status_code == 302

    page = client.get(f"{link}calendar/").content.decode()
    token = GuestFeed.objects.of(candidate.actor).token
    assert f"http://testserver/p/calendar/{token}.ics" in page
    assert f'href="webcal://testserver/p/calendar/{token}.ics"' in page
    assert client.get(f"/p/calendar/{token}.ics").status_code == 200


def test_switched_off_or_made_anew_the_old_one_leads_nowhere(client, link, candidate, address):
    client.post(f"{link}calendar/", {"what": "new"})
    assert client.get(address).status_code == 404
    new = f"/p/calendar/{GuestFeed.objects.of(candidate.actor).token}.ics"

    client.post(f"{link}calendar/", {"what": "off"})
    client.post(f"{link}calendar/", {"what": "off"})

    assert client.get(new).status_code == 404


def test_a_new_link_to_the_page_switches_it_off(client, world, link, address):
    open_up(client, world, link)

    client.post(f"{link}link/")

    assert client.get(address).status_code == 404


def test_the_dates_are_those_that_he_was_told(client, application, address):
    review = application.case.promises.get(kind=Kind.REVIEW)

    response = client.get(address)
    event = vobject.readOne(response.content.decode()).vevent
    (same,) = ics.Calendar(response.content.decode()).events

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert event.dtend.value.astimezone(UTC) == review.due == same.end.datetime
    assert event.summary.value.startswith("By now a person has read your application: ")
    assert application.case.contact.name in event.description.value
    assert application.case.candidate.link_token() not in response.content.decode().replace("\r\n ", "")


def test_moved_it_is_the_same_event_and_kept_it_is_gone(client, application, address):
    case = application.case
    review = case.promises.get(kind=Kind.REVIEW)
    (before,) = events(client, address).values()
    facts = {name: getattr(review, name) for name in ("owner", "kind", "calendar", "calendar_version")}
    later = review.due + timedelta(days=1)
    more = {"supersedes": review, "chain": 1, "reason": "slow", "due": later, "made_at": clock.now()}
    Promise.objects.filter(pk=review.pk).update(state=State.RENEGOTIATED)
    moved = Promise(case=case, **facts, **more)
    moved.save()

    (after,) = events(client, address).values()

    assert (after.uid.value, after.sequence.value) == (before.uid.value, "1")
    assert after.dtend.value.astimezone(UTC) == later

    moved.keep(at=clock.now(), by="member:1", evidence="E1")
    assert events(client, address) == {}


def test_a_talk_stands_there_under_the_invitations_name_until_it_is_called_off(client, world, application, address):
    talk = arrange(world, application, start=clock.now().replace(microsecond=0) + timedelta(days=2))

    found = events(client, address)
    event = next(each for each in found.values() if each.uid.value == talk.uid)

    assert event.dtstart.value.astimezone(UTC) == talk.start
    assert (event.location.value, event.description.value) == (talk.where, "Grace Hopper, Dan Okafor\npumps")
    assert len(found) == application.case.promises.filter(state=State.MADE).exclude(kind=Kind.INTERVIEW).count() + 1

    Interview.objects.update(state="cancelled", settled_at=clock.now(), settled_by="x")
    assert talk.uid not in {each.uid.value for each in events(client, address).values()}


def test_nobody_else_reads_it(client, address):
    assert client.get("/p/calendar/nobody.ics").status_code == 404
    assert client.post(address).status_code == 405
