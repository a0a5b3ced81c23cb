"""Moving and calling off at the desk, and how it went: one tap on the case, on Today's way, on a talk's own page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hospes.foundation import clock
from hospes.interviews.models import Interview
from hospes.promises.models import Promise
from tests.desk.people.house import filled
from tests.desk.talks.talks import NOW, arranged
from tests.makers import make_member

PAGES = ("talk", "talk-outcome", "move-talk", "cancel-talk")


@pytest.fixture
def house(house):
    clock.set_to(NOW)
    house.talk = arranged(house)
    return house


def at(house, name):
    return reverse(f"desk:{name}", args=[house.talk.public_id])


def changed(house, name, **typed):
    body = {**filled(house.client.get(at(house, name))), **typed}
    if "text" not in typed:
        made = house.client.post(at(house, name), {**body, "do": "make"})
        body["text"] = made.context["form"]["text"].value() or "Hello."
    return house.client.post(at(house, name), body)


def test_a_talk_is_moved_and_the_reason_is_told(house):
    answer = changed(house, "move-talk", day="2026-11-17", hour="09:00", reason="slow")

    assert answer.status_code == 302
    house.world.later(minutes=1)
    house.talk.refresh_from_db()
    assert f"{house.talk.start:%d %H:%M}" == "17 14:00"
    text = house.last().text
    assert "we were slow" in text
    assert "It was to be Mon 16 Nov, 14:30" in text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"day": "2026-11-10", "hour": "08:00"}, "hour"),
        ({"day": "x"}, "day"),
        ({"reason": "x"}, "reason"),
        ({"day": "2026-11-17", "text": "Later."}, "text"),
    ],
    ids=str,
)
def test_a_move_that_cannot_be_is_said_at_its_field(house, wrong, field):
    answer = changed(house, "move-talk", **wrong)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_what_was_taken_back_of_a_move_stands_in_the_form_again(house):
    changed(house, "move-talk", day="2026-11-17", hour="09:00", reason="slow")

    house.message("undo", house.last())

    form = house.client.get(at(house, "move-talk")).context["form"]
    assert (form["day"].value(), form["hour"].value(), form["reason"].value()) == ("2026-11-17", "09:00", "slow")


def test_a_talk_is_called_off_with_a_reason_and_a_date(house):
    assert changed(house, "cancel-talk", why="").status_code == 422

    answer = changed(house, "cancel-talk", why="The line is on strike")
    house.world.later(minutes=1)

    assert answer.status_code == 302
    house.talk.refresh_from_db()
    assert house.talk.state == "cancelled"
    assert "The reason: The line is on strike." in house.last().text
    assert Promise.objects.get(kind="SCHEDULE").state == "made"
    page = house.get("case").content.decode()
    assert "Called off" in page
    assert at(house, "move-talk") not in page
    again = house.client.post(at(house, "cancel-talk"), {"why": "once more", "text": "Hello."})
    assert "It has been said already" in again.content.decode()


def begun(house, minutes=12):
    clock.set_to(house.talk.start + timedelta(minutes=minutes))
    house.world.work()


def test_before_it_begins_nothing_can_be_said_of_it(house):
    assert at(house, "talk-outcome") not in house.get("case").content.decode()

    answer = house.client.post(at(house, "talk-outcome"), {"outcome": "held", "back": "case"})

    assert answer["Location"] == house.url("case")
    assert "This can be said from 14:30 on." in house.get("case").content.decode()
    assert Interview.objects.get().is_planned


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("held", "hears how it went"),
        ("late", "hears how it went"),
        ("candidate_absent", "within a working day"),
        ("we_absent", "is called today"),
    ],
)
def test_one_tap_says_how_it_went(house, outcome, words):
    begun(house)
    page = house.get("case").content.decode()
    assert page.count('name="outcome"') == 4

    answer = house.client.post(at(house, "talk-outcome"), {"outcome": outcome, "back": "today"})

    assert answer["Location"] == reverse("desk:today")
    assert words in house.client.get(answer["Location"]).content.decode()
    house.talk.refresh_from_db()
    assert house.talk.state == {"late": "held"}.get(outcome, outcome)
    assert 'name="outcome"' not in house.get("case").content.decode()


def test_who_decides_sees_the_dates_that_the_talk_opened(house):
    begun(house, minutes=45)
    house.talk.held(by=house.world.dan)

    page = house.get("advance").content.decode()

    assert "How the talk went: by Thu 19 Nov, 18:00." in page


def test_of_an_absence_nobody_speaks_before_ten_minutes(house):
    begun(house, minutes=5)

    assert house.get("case").content.decode().count('name="outcome"') == 1


def test_an_interviewer_sees_his_own_talk_and_says_how_it_went(house):
    iris = make_member("Iris Vogel", role="interviewer")
    house.talk.participants.create(member=iris)
    begun(house)
    house.sign_in(iris)

    page = house.client.get(at(house, "talk")).content.decode()
    assert "Ada Lovelace" in page
    assert house.url("case") not in page
    answer = house.client.post(at(house, "talk-outcome"), {"outcome": "held", "back": "case"})

    assert answer["Location"] == at(house, "talk")
    assert Interview.objects.get().state == "held"
    assert house.client.get(at(house, "move-talk")).status_code == 404


def test_who_sees_the_case_but_takes_no_part_says_nothing(house):
    begun(house)
    house.sign_in(house.world.helen)

    assert 'name="outcome"' not in house.get("case").content.decode()
    house.client.post(at(house, "talk-outcome"), {"outcome": "held"})
    house.client.post(at(house, "talk-outcome"), {"outcome": "x"})

    assert Interview.objects.get().is_planned
    assert "Only somebody who was to take part" in house.client.get(at(house, "talk")).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_strangers_do_not_find_it(house, name):
    for stranger in house.strangers():
        house.sign_in(stranger)
        assert house.client.get(at(house, name)).status_code == 404
        assert house.client.post(at(house, name), {"outcome": "held"}).status_code == 404
    house.client.logout()
    assert house.client.get(at(house, name)).status_code == 302


def test_the_page_of_what_is_posted_leads_to_the_talk(house):
    assert house.client.get(at(house, "talk-outcome"))["Location"] == at(house, "talk")


def test_the_case_asks_as_often_for_three_talks_as_for_one(house, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        house.get("case")
    for day in ("2026-11-18", "2026-11-19"):
        arranged(house, day=day)
    with CaptureQueriesContext(connection) as three:
        house.get("case")

    assert len(three) == len(one)
