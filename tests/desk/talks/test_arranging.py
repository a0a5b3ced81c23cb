"""Arranging a talk at the desk: the letter follows, sentences stand at their fields, nothing typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest

from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.interviews.models import Interview
from hospes.team.models import Absence
from tests.desk.people.house import filled
from tests.desk.talks.talks import GOOD, NOW, arranged, sent


@pytest.fixture
def house(house):
    clock.set_to(NOW)
    return house


def test_what_is_proposed_is_enough_but_for_the_link(house):
    page = house.get("arrange-talk")

    form = page.context["form"]
    assert (str(form["day"].value()), str(form["hour"].value())) == ("2026-11-12", "10:00:00")
    assert form["people"].value() == [house.world.grace.pk]
    assert "Thu 12 Nov, 10:00, 30 minutes" in form["text"].value()
    assert page.context["hints"] == []


def test_a_talk_is_arranged_from_the_case(house):
    answer = sent(house)

    assert answer.status_code == 302
    house.world.later(minutes=1)
    talk = Interview.objects.get()
    assert (talk.start, talk.minutes) == (datetime(2026, 11, 16, 19, 30, tzinfo=UTC), 40)
    assert talk.people() == [house.world.dan, house.world.grace]
    page = house.get("case").content.decode()
    assert "Mon 16 Nov, 14:30" in page
    assert "https://meet.example/x" in page
    assert house.url("arrange-talk") in page


def test_the_hour_is_told_on_both_clocks(house):
    house.ada.case.candidate.correct(by="candidate:x", zone="Asia/Shanghai")

    page = previewed(house)

    assert (
        page.context["theirs"] == "For Ada Lovelace: Tue 17 Nov, 03:30 Shanghai time (Mon 16 Nov, 14:30 Toronto time)"
    )
    assert page.context["hints"] == ["For Ada Lovelace it is 03:30 then."]
    assert "03:30 Shanghai time" in page.context["form"]["text"].value()


def previewed(house, **changes):
    stage = house.ada.job.stages.get(kind="talk").pk
    body = {**GOOD, "stage": stage, "people": [house.world.grace.pk], "do": "preview", **changes}
    return house.client.post(house.url("arrange-talk"), body)


def test_a_letter_made_anew_is_read_before_it_is_sent(house):
    typed = {**filled(house.get("arrange-talk")), **GOOD, "people": [house.world.grace.pk]}

    first = house.client.post(house.url("arrange-talk"), typed)

    assert first.status_code == 422
    form = first.context["form"]
    assert "made anew" in str(form.errors["text"])
    assert "14:30" in form["text"].value()
    typed.update(text=form["text"].value(), made=form["made"].value())
    assert house.client.post(house.url("arrange-talk"), typed).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"day": "2026-11-10", "hour": "08:00"}, "hour", "in the future"),
        ({"day": "2026-11-09"}, "day", "in the future"),
        ({"day": "9999-12-31"}, "day", "more than a year away"),
        ({"day": "2027-03-14", "hour": "02:30"}, "hour", "this hour does not exist"),
        ({"hour": "25:00"}, "hour", "like 09:30"),
        ({"minutes": "4"}, "minutes", "from 5 to 480"),
        ({"minutes": "1" * 40}, "minutes", "from 5 to 480"),
        ({"minutes": "x"}, "minutes", "from 5 to 480"),
        ({"people": []}, "people", "at least one colleague"),
        ({"people": ["x"]}, "people", "from the list"),
        ({"where": " "}, "where", "Say where"),
        ({"stage": "x"}, "stage", ""),
        ({"text": "Come!"}, "text", "must say when"),
    ],
    ids=str,
)
def test_each_mistake_has_its_sentence_and_nothing_is_lost(house, wrong, field, words):
    answer = sent(house, topic="pumps and valves", **wrong)

    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert list(errors) == [field]
    assert words in str(errors[field])
    assert "pumps and valves" in answer.content.decode()
    assert not Message.objects.filter(act="interview.arrange").exists()


def test_who_is_in_another_talk_cannot_be_asked(house):
    arranged(house)

    answer = sent(house, hour="15:00")

    assert answer.status_code == 422
    assert "Dan Okafor has another talk then, from 14:30 to 15:10." in str(answer.context["form"].errors["hour"])


def test_what_speaks_against_an_hour_is_said_and_never_refused(house):
    world = house.world
    start = datetime(2026, 11, 16, 14, tzinfo=UTC)
    world.dan.be_away(first=start.date(), last=start.date(), kind="holiday", by=world.dan.actor)

    sunday = {"day": "2026-11-15", "hour": "09:00"}
    for changes, hints in (
        ({}, ["Dan Okafor is away then."]),
        (sunday, ["For Dan Okafor, Sun 15 Nov is no working day.", "For Grace Hopper, Sun 15 Nov is no working day."]),
        ({"day": "2026-11-17", "hour": "17:40"}, ["it is 17:40 then", "it is 17:40 then"]),
        ({"day": "2026-12-25", "hour": "10:00"}, ["Fri 25 Dec is a holiday", "Fri 25 Dec is a holiday"]),
    ):
        told = previewed(house, people=[world.dan.pk, world.grace.pk], **changes).context["hints"]
        assert len(told) == len(hints)
        assert all(part in line for part, line in zip(hints, told, strict=True))
    assert Absence.objects.count() == 1
    assert sent(house, **sunday).status_code == 302


def test_what_was_taken_back_stands_in_the_form_again(house):
    sent(house, topic="pumps")

    house.message("undo", house.last())

    form = house.get("arrange-talk").context["form"]
    assert (form["day"].value(), form["hour"].value()) == ("2026-11-16", "14:30")
    assert (form["topic"].value(), form["minutes"].value()) == ("pumps", 40)
    assert sorted(form["people"].value()) == sorted([house.world.dan.pk, house.world.grace.pk])


def test_where_one_met_last_is_proposed(house):
    arranged(house)
    house.world.later(days=1)
    stage = house.ada.job.stages.get(kind="talk")
    house.ada.advance(to=stage, by=house.world.grace, draft=house.ada.draft_advance(stage))
    house.world.later(minutes=1)

    form = house.get("arrange-talk").context["form"]

    assert (form["how"].value(), form["where"].value()) == ("video", "https://meet.example/x")


def test_on_site_the_clock_of_the_place_counts(house):
    place = house.ada.job.job_places.get().place
    type(place).objects.filter(pk=place.pk).update(zone="Europe/Berlin")

    answer = sent(house, how="place", where="Pier 4")
    house.world.later(minutes=1)

    assert answer.status_code == 302
    assert Interview.objects.get().zone == "Europe/Berlin"
    assert "20:30 Berlin time" in Interview.objects.get().message.text


@pytest.mark.parametrize("name", ["arrange-talk"])
def test_strangers_do_not_find_it(house, name):
    for stranger in house.strangers():
        house.sign_in(stranger)
        assert house.get(name).status_code == 404
        assert house.client.post(house.url(name), GOOD).status_code == 404


def test_nothing_is_arranged_once_it_has_ended(house):
    house.ada.withdraw()
    house.world.work()

    answer = sent(house)

    assert answer.status_code == 422
    assert house.url("arrange-talk") not in house.get("case").content.decode()
    assert clock.now() - NOW < timedelta(minutes=1)
