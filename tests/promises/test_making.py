from datetime import timedelta

import pytest

from hospes.foundation import house, working
from hospes.promises.enums import Kind, State
from hospes.promises.kinds import PromiseSettings, kinds
from hospes.promises.models import Promise
from hospes.promises.refusals import AlreadyPromised, DateTooFar, DateTooNear


def make(case, kind, now, **facts):
    return Promise.objects.make(case, kind, by="member:1", now=now, **facts)


def test_a_promise_has_the_cases_people_and_the_contacts_calendar(world, case, now):
    promise = make(case, Kind.UPDATE, now)

    assert (promise.owner, promise.deputy, promise.calendar) == (world.grace, world.dan, "CA-ON")
    assert promise.due == working.due(now, 5, "CA-ON").at
    assert promise.events.get().what == "made"
    assert str(promise) == f"UPDATE by {promise.due:%Y-%m-%d}"


def test_days_may_be_chosen(case, now):
    assert make(case, Kind.UPDATE, now, days=2).due == working.due(now, 2, "CA-ON").at


def test_an_acknowledgement_is_minutes_and_a_deletion_is_calendar_days(case, now):
    due = Promise.objects.default_due

    assert due(case, Kind.ACK, now=now).at == now + timedelta(minutes=5)
    assert due(case, Kind.SAFE_CLOSE, now=now).at == now + timedelta(days=180)


def test_a_second_open_promise_of_a_kind_is_refused(case, now):
    with pytest.raises(AlreadyPromised):
        make(case, Kind.REVIEW, now)


def test_the_companys_own_numbers_hold(case, now):
    house.write(PromiseSettings, update=3)

    assert make(case, Kind.UPDATE, now).due == working.due(now, 3, "CA-ON").at


def test_a_chosen_day_counts_until_its_closing_hour(case, now):
    day = working.due(now, 3, "CA-ON").at.date()

    due = Promise.objects.due_on(case, Kind.UPDATE, day=day, now=now)

    assert due.at == working.closing(day, "CA-ON")


@pytest.mark.parametrize(("days", "refusal"), [(-1, DateTooNear), (40, DateTooFar)])
def test_a_chosen_day_lies_ahead_and_below_the_ceiling(case, now, days, refusal):
    day = (now + timedelta(days=days)).date()

    with pytest.raises(refusal) as said:
        Promise.objects.due_on(case, Kind.UPDATE, day=day, now=now)

    assert str(said.value)


def test_ceilings_are_the_default_where_none_is_set():
    settings = PromiseSettings()

    assert [kinds[kind].ceiling(settings) for kind in (Kind.REVIEW, Kind.UPDATE, Kind.REPLY, Kind.REACH)] == [
        10,
        7,
        2,
        2,
    ]


def test_a_plan_is_made_at_release_and_dropped_at_undo(case, now):
    plan = Promise.objects.propose(case, Kind.UPDATE, by="member:1", now=now, made_in="message:1")
    assert (plan.state, plan.events.count(), plan in Promise.objects.shown()) == (State.PROPOSED, 0, False)

    [made] = Promise.objects.make_proposed("message:1", now=now)
    assert (made.state, made in Promise.objects.shown()) == (State.MADE, True)

    Promise.objects.propose(case, Kind.REPLY, by="member:1", now=now, made_in="message:2")
    Promise.objects.drop_proposed("message:2")
    assert not case.promises.filter(made_in="message:2").exists()
