"""Who does not make a miss good hands the matter on: to the deputy, then to the head of recruiting (spec 8.5)."""

from datetime import timedelta

import pytest

from hospes.cases.enums import Role
from hospes.cases.models import Case
from hospes.foundation import clock, house
from hospes.promises import ladder
from hospes.promises.enums import Kind, State, Step
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise
from hospes.team.models import Duty
from hospes.touches.models import Touch
from tests.makers import make_member


def climb_to(promise, step):
    """Let the clock come to one step of the ladder, and the step be taken."""
    clock.set_to(dict(ladder.steps(promise))[step])
    return Promise.objects.get(pk=promise.pk).climb()


def who(case):
    """Who looks after the case, and who is the deputy."""
    case = Case.objects.get(pk=case.pk)
    return case.contact, case.deputy


@pytest.fixture(autouse=True)
def handing_on(world):
    """The house has chosen it."""
    house.write(PromiseSettings, hand_on=True)


@pytest.fixture
def head(world):
    hana = make_member("Hana Mori")
    Duty.objects.assign("head_of_recruiting", member=hana, by=world.helen.actor)
    return hana


@pytest.fixture
def phone(case):
    case.candidate.correct(by=case.candidate.actor, phones=["+1 416 555 0100"])


def test_after_two_working_days_the_deputy_looks_after_it_and_is_to_ring(world, case, review, phone):
    climb_to(review, Step.LEAD)
    assert who(case) == (world.grace, world.dan)

    climb_to(review, Step.DEPUTY)

    assert who(case) == (world.dan, world.grace)
    fresh = Promise.objects.get(pk=review.pk)
    assert (fresh.owner, fresh.deputy, fresh.state) == (world.dan, world.grace, State.BROKEN)
    touch = Touch.objects.get(case=case)
    assert (touch.owner, touch.channel, touch.opened_by) == (world.dan, "phone", "machine:ladder")
    assert touch.reason == "We have missed a date, and Ada Lovelace is yours to look after now."
    hand_over = case.hand_overs.get(role=Role.CONTACT)
    assert (hand_over.giver, hand_over.taker, hand_over.by) == (world.grace, world.dan, "machine:ladder")


def test_after_five_working_days_the_head_looks_after_it(world, case, review, head):
    climb_to(review, Step.DEPUTY)
    climb_to(review, Step.HEAD)

    assert who(case) == (head, world.dan)
    assert not Touch.objects.exists()


def test_a_worker_that_slept_takes_both_steps_and_the_head_is_told_with_the_deputy(world, case, review, head, phone):
    climb_to(review, Step.HEAD)

    assert who(case) == (head, world.dan)
    assert Touch.objects.get(case=case).owner == head


def test_what_was_handed_over_since_the_date_stays_there(world, case, review):
    clock.set_to(review.due + timedelta(hours=1))
    case.hand_over(to=world.helen, by=world.grace.actor, why="")

    climb_to(review, Step.DEPUTY)

    assert who(case) == (world.helen, world.grace)


def test_what_the_head_looks_after_is_not_handed_on(world, case, head):
    case.hand_over(to=head, by=world.grace.actor, why="")
    review = case.promises.get(kind=Kind.REVIEW)

    climb_to(review, Step.HEAD)

    assert who(case) == (head, world.grace)


def test_nothing_goes_to_a_deputy_who_is_away(world, case, review):
    at = dict(ladder.steps(review))[Step.DEPUTY]
    world.dan.be_away_between(at - timedelta(days=1), at + timedelta(days=1), kind="ill", by=world.dan.actor)

    climb_to(review, Step.DEPUTY)

    assert who(case) == (world.grace, world.dan)


def test_who_asked_us_not_to_ring_is_not_rung(world, case, review, phone):
    Touch.objects.open_touch(case, channel="phone", reason="x", due=review.due, by=world.grace).settle(
        "asked_to_stop", by=world.grace, now=clock.now()
    )

    climb_to(review, Step.DEPUTY)

    assert who(case) == (world.dan, world.grace)
    assert not Touch.objects.waiting().exists()


def test_where_the_house_has_not_chosen_it_nothing_is_handed_on(world, case, review):
    house.write(PromiseSettings, hand_on=False)

    climb_to(review, Step.DEPUTY)

    assert who(case) == (world.grace, world.dan)
