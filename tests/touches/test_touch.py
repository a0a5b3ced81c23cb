from datetime import UTC, datetime, timedelta

import pytest

from hospes.cases.enums import Outcome as Ending
from hospes.cases.models import Case
from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.journal.sentences import read
from hospes.touches import due_work, lifecycle
from hospes.touches.enums import Channel, Outcome
from hospes.touches.models import Touch
from hospes.touches.refusals import (
    BadHour,
    ChannelStopped,
    MatterIsOver,
    NoSuchOutcome,
    NotWithoutReason,
    PlannedAlready,
    SettledAlready,
)
from tests.touches.plan import plan

IN_TORONTO = datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.fixture
def by_day(world):
    clock.set_to(IN_TORONTO)


def end(case, world):
    case.end(Ending.WITHDRAWN, by=case.candidate.actor, now=clock.now())


def test_a_touch_is_planned_for_whoever_plans_it(world, case):
    touch = plan(world, case, points="- pay\n- start", draft="Hello Ada")

    assert (touch.owner, touch.opened_by, touch.is_waiting, touch.evidence) == (
        world.grace,
        world.grace.actor,
        True,
        "E0",
    )
    assert list(Touch.objects.owned_by(world.grace)) == [touch]
    assert str(touch) == f"phone {touch.public_id}"


def test_the_same_way_is_planned_once(world, case):
    plan(world, case)
    plan(world, case, channel="wechat")

    with pytest.raises(PlannedAlready):
        plan(world, case)
    assert Touch.objects.count() == 2


def test_nothing_is_planned_in_a_closed_matter(world, case):
    Case.objects.filter(pk=case.pk).update(state="closed")

    with pytest.raises(MatterIsOver):
        plan(world, case)


def test_who_asked_to_stop_is_left_in_peace_on_that_channel_only(world, case):
    plan(world, case).settle(Outcome.ASKED_TO_STOP, by=world.grace, now=clock.now())

    assert Touch.objects.stopped(case.candidate) == {"phone"}
    with pytest.raises(ChannelStopped):
        plan(world, case)
    assert plan(world, case, channel="linkedin").is_waiting


def test_who_asked_to_stop_is_reached_again_for_a_reason_that_somebody_signs(world, case):
    for channel in ("phone", "linkedin"):
        plan(world, case, channel=channel).settle(Outcome.ASKED_TO_STOP, by=world.grace, now=clock.now())
    with pytest.raises(NotWithoutReason):
        Touch.objects.allow_again(case, channel=Channel.PHONE, why=" ", by=world.dan)
    assert Touch.objects.stopped(case.candidate) == {"phone", "linkedin"}

    for _time in range(2):
        Touch.objects.allow_again(case, channel=Channel.PHONE, why="She asked to be rung.", by=world.dan)

    assert Touch.objects.stopped(case.candidate) == {"linkedin"}
    [kept] = Touch.objects.filter(allowed_at__isnull=False)
    assert (kept.outcome, kept.allowed_by, kept.allowed_why) == ("asked_to_stop", world.dan, "She asked to be rung.")
    [entry] = Entry.objects.filter(verb="touch.allowed")
    assert (entry.by, entry.case, read(entry)) == (
        world.dan.actor,
        case.pk,
        "noted that they may be reached again by a way they had stopped",
    )


def test_who_asks_again_to_stop_is_left_in_peace_again(world, case):
    for _time in range(2):
        plan(world, case).settle(Outcome.ASKED_TO_STOP, by=world.grace, now=clock.now())
        assert Touch.objects.stopped(case.candidate) == {"phone"}
        Touch.objects.allow_again(case, channel=Channel.PHONE, why="She asked to be rung.", by=world.grace)


@pytest.mark.usefixtures("by_day")
def test_after_twenty_minutes_it_is_asked_whether_it_happened(world, case):
    touch = plan(world, case)
    touch.start(by=world.grace)
    clock.move(timedelta(minutes=19))
    assert list(due_work.to_ask(clock.now())) == []

    clock.move(timedelta(minutes=2))
    assert list(due_work.to_ask(clock.now())) == [touch]
    due_work.ask(touch, "worker")
    due_work.ask(touch, "worker")

    touch.refresh_from_db()
    assert (touch.asked_at is not None, touch.is_waiting, touch.evidence) == (True, True, "E0")
    assert Entry.objects.filter(verb="touch.asked").count() == 1
    assert list(due_work.to_ask(clock.now())) == []


@pytest.mark.usefixtures("by_day")
def test_beginning_again_asks_again_later(world, case):
    touch = plan(world, case)
    touch.start(by=world.grace)
    touch.ask(by="machine:worker")

    touch.start(by=world.grace)

    touch.refresh_from_db()
    assert (touch.asked_at, touch.ask_at) == (None, touch.started_at + timedelta(minutes=20))


def test_nobody_is_rung_at_night_but_for_a_reason(world, case):
    clock.set_to(IN_TORONTO + timedelta(hours=12))
    touch = plan(world, case)
    with pytest.raises(BadHour):
        touch.start(by=world.grace)

    touch.start(by=world.grace, anyway="She asked me to")

    touch.refresh_from_db()
    assert touch.anyway == "She asked me to"


def test_the_outcome_is_signed_by_who_did_it(world, case):
    touch = plan(world, case)

    touch.settle(Outcome.SPOKE, by=world.dan, now=clock.now())

    touch.refresh_from_db()
    assert (touch.outcome, touch.settled_by, touch.evidence, touch.is_waiting) == ("spoke", world.dan, "E1", False)


@pytest.mark.parametrize("outcome", ["left_message", "no_answer", "wrong_person", "asked_to_stop"])
def test_what_reached_nobody_shows_nothing(world, case, outcome):
    touch = plan(world, case)

    touch.settle(Outcome(outcome), by=world.grace, now=clock.now())

    touch.refresh_from_db()
    assert touch.evidence == "E0"


def test_an_outcome_is_said_once_and_fits_the_channel(world, case):
    letter = plan(world, case, channel="post_letter")
    with pytest.raises(NoSuchOutcome):
        letter.settle(Outcome.SPOKE, by=world.grace, now=clock.now())
    letter.settle(Outcome.SENT, by=world.grace, now=clock.now())

    with pytest.raises(SettledAlready):
        letter.settle(Outcome.SENT, by=world.grace, now=clock.now())
    with pytest.raises(SettledAlready):
        letter.cancel(by=world.grace.actor)
    with pytest.raises(SettledAlready):
        letter.start(by=world.grace)


def test_a_plan_is_taken_back_once(world, case):
    touch = plan(world, case)

    touch.cancel(by=world.grace.actor)
    touch.cancel(by=world.grace.actor)

    assert list(Touch.objects.waiting()) == []
    assert Entry.objects.filter(verb="touch.cancelled").count() == 1


def test_what_was_taken_back_is_not_asked_about(world, case):
    touch = plan(world, case)
    touch.cancel(by=world.grace.actor)

    touch.ask(by="machine:worker")

    assert Entry.objects.filter(verb="touch.asked").count() == 0


def test_the_end_of_a_case_cancels_what_was_planned(world, case):
    touch = plan(world, case)

    end(case, world)

    touch.refresh_from_db()
    assert touch.cancelled_at is not None


def test_a_hand_over_takes_the_touches_along(world, case):
    touch = plan(world, case)

    case.hand_over(to=world.dan, by=world.helen.actor, why="x")

    touch.refresh_from_db()
    assert touch.owner == world.dan


def test_who_leaves_hands_over_what_he_was_to_do_for_others(world, case):
    touch = plan(world, case, by=world.helen)
    assert (lifecycle.owed(world.helen), lifecycle.owed(world.grace)) == (1, 0)

    lifecycle.hand_over(world.helen, world.dan, "machine:test", clock.now())

    touch.refresh_from_db()
    assert touch.owner == world.grace


def test_who_leaves_as_contact_hands_his_own_to_the_heir(world, case):
    touch = plan(world, case)

    lifecycle.hand_over(world.grace, world.dan, "machine:test", clock.now())

    touch.refresh_from_db()
    assert touch.owner == world.dan


def test_touches_are_seen_by_who_sees_the_case(world, case):
    touch = plan(world, case)

    assert list(Touch.objects.seen_by(world.dan)) == [touch]
    type(world.dan).objects.filter(pk=world.dan.pk).update(role="interviewer")
    world.dan.refresh_from_db()
    assert list(Touch.objects.seen_by(world.dan)) == []


def test_the_journal_reads_what_was_done(world, case):
    plan(world, case)

    assert read(Entry.objects.get(verb="touch.opened")) == "planned a personal word"
