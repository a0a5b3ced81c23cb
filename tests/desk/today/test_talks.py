"""Talks on Today: those that are to come, and one tap for those of which nobody has said how they went."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hospes.desk.talks import lines
from hospes.foundation import clock
from tests.desk.talks.talks import NOW, arranged
from tests.makers import make_member
from tests.queries import same_number


@pytest.fixture
def house(house):
    clock.set_to(NOW)
    house.talk = arranged(house)
    return house


def today(house):
    return house.client.get(reverse("desk:today"))


def at(house, **span):
    clock.set_to(house.talk.start + timedelta(**span))
    house.world.work()


def test_a_talk_of_today_stands_with_its_hour_and_is_not_owed_twice(house):
    at(house, hours=-3)

    page = today(house)

    [line] = page.context["talks_today"]
    assert (line["hour"], line["person"].name) == ("14:30", "Ada Lovelace")
    assert page.context["how_was_it"] == []
    assert all(task["promise"].kind != "INTERVIEW" for task in page.context["due"])


def test_a_talk_that_has_begun_asks_how_it_went(house):
    at(house, minutes=30)

    [line] = today(house).context["how_was_it"]
    assert len(line["taps"]) == 4
    assert today(house).context["talks_today"] == []
    house.client.post(line["tap_url"], {"outcome": "held", "back": "today"})

    page = today(house)
    assert page.context["how_was_it"] == []
    clock.set_to(house.ada.case.promises.get(kind="OUTCOME").due - timedelta(hours=1))
    [task] = [task for task in today(house).context["due"] if task["promise"].kind == "OUTCOME"]
    assert "how the talk went" in task["what"]
    assert task["new_date_url"].startswith(house.url("hold"))


def test_where_we_were_absent_today_says_what_is_owed(house):
    at(house, minutes=30)
    house.talk.we_were_absent(by=house.world.dan)

    page = today(house)

    whats = {task["promise"].kind: task for task in [*page.context["due"], *page.context["overdue"]]}
    assert whats["CALLBACK"]["url"].startswith(house.url("call"))
    clock.move(timedelta(days=1))
    [schedule] = [task for task in today(house).context["due"] if task["promise"].kind == "SCHEDULE"]
    assert schedule["url"].startswith(house.url("arrange-talk"))


def test_whoever_takes_no_part_is_not_asked(house):
    at(house, minutes=30)
    iris = make_member("Iris Vogel", role="interviewer")
    house.sign_in(iris)
    assert today(house).context["how_was_it"] == []

    house.talk.participants.create(member=iris)

    assert [line["person"].name for line in today(house).context["how_was_it"]] == ["Ada Lovelace"]


def test_today_asks_as_often_for_three_talks_as_for_one(house):
    for day in ("2026-11-17", "2026-11-18"):
        arranged(house, day=day)
    grace, days = house.world.grace, iter((1, 2))
    here = [house.talk.start]

    def grow():
        here[0] = house.talk.start + timedelta(days=next(days))

    assert same_number(lambda: lines.of_today(grace, here[0]), grow=grow) == 3
    assert len(lines.of_today(grace, here[0])["how_was_it"]) == 3
