"""What we promised: when, what became of it, and what was moved from which date to which (I12, spec 11.2)."""

from datetime import timedelta

import pytest

from hospes.applications.models import Application
from hospes.foundation import clock, house, working
from hospes.portal import covering, drawing, ledger, news
from hospes.promises import ladder
from hospes.promises.enums import Kind, Reason, Step
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise
from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    return world


@pytest.fixture
def application(world) -> Application:
    return world.apply()


def page(application):
    """The lines of the page, by what was promised and in order, and the headline."""
    case = drawing.cases_of(application.case.candidate).get(pk=application.case_id)
    lines = ledger.of(case, clock.now())
    return case, {line["what"]: line for line in lines}, [line for line in lines if line["state"] == "moved"]


def move(world, application, days):
    promise = application.movable_promise()
    due = working.due(promise.due, days, promise.calendar)
    application.hold(by=world.grace, reason=Reason.SLOW, due=due, draft=application.draft_hold(Reason.SLOW))
    world.later(seconds=31)


def test_a_moved_date_shows_old_and_new_and_which_change_it_is(world, application):
    old = application.case.promises.get(kind=Kind.REVIEW)
    move(world, application, 2)

    case, lines, moved = page(application)
    new = Promise.objects.get(supersedes=old)
    before, after = news.shown(old, case).sentence(), news.shown(new, case).sentence()
    assert [line["history"].split(". ")[1] for line in moved] == [
        f"You were told on {news.day(new.told_at, case)} that it is {after}."
    ]
    assert lines["A person reads it and tells you the result"]["history"].endswith(
        f"We said {before} before. Reason: we were slow. Change 1 of at most 2."
    )
    assert news.of(case, clock.now()).hear["note"].startswith(f"We said {before} before.")


def test_what_was_kept_says_when(application):
    case, lines, moved = page(application)

    today = news.day(clock.now(), case)
    assert lines["We tell you that your application is here"]["history"] == f"Promised on {today}. Done on {today}."
    assert moved == []


def test_after_a_miss_the_page_says_who_gives_the_next_word_and_who_looks_after_it(world, application):
    house.write(PromiseSettings, hand_on=True)
    review = application.case.promises.get(kind=Kind.REVIEW)
    steps = dict(ladder.steps(review))
    clock.set_to(steps[Step.LEAD] + timedelta(minutes=1))
    world.work()

    case, lines, _moved = page(application)
    hear = news.of(case, clock.now()).hear
    assert hear["says"] == "Dan Okafor gives you the next word by then, whatever it is."
    assert hear["missed"].endswith("Grace Hopper and Dan Okafor have been told.")
    assert lines["A person reads it and tells you the result"]["text"] == "Missed"
    assert covering.since(case) == ""

    clock.set_to(steps[Step.DEPUTY] + timedelta(minutes=1))
    world.work()

    case, _lines, _moved = page(application)
    assert covering.since(case) == (
        f"Since {news.day(steps[Step.DEPUTY], case)}, Dan Okafor looks after you, because we had missed a date."
    )


def test_a_change_of_hands_for_another_reason_is_not_put_down_to_a_miss(world, application):
    application.case.hand_over(to=world.dan, by=world.grace.actor, why="")

    case, _lines, _moved = page(application)
    assert covering.since(case) == ""
