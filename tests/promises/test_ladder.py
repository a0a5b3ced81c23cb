"""The ladder: who is told of a date that is near or missed, when, and once (spec 8.5, scenario C9)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hospes.foundation import clock
from hospes.promises import due_work, ladder, settling
from hospes.promises.enums import Kind, State, Step
from hospes.promises.models import Promise, Rung
from hospes.promises.models.making import exactly
from hospes.promises.models.voidable import VoidReason
from hospes.promises.queries import owed_by
from tests.makers import make_member


def at(day, hour, minute=0):
    """An instant of September 2026, in UTC; Toronto is four hours behind."""
    return datetime(2026, 9, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def reply(case):
    """Sofia Marino's question: asked on a Wednesday night, promised for Friday at the closing hour."""
    clock.set_to(at(17, 3))
    due = exactly(at(18, 22), "CA-ON")
    return Promise.objects.make(case, Kind.REPLY, by="machine:site", now=at(17, 3), due=due, subject="message:7")


def told(promise):
    """Each step that was taken, and the names of who was told."""
    rows = Rung.objects.filter(promise=promise)
    return {row.step: sorted(row.told.values_list("name", flat=True)) for row in rows}


def climb(promise, instant):
    clock.set_to(instant)
    return [row.step for row in promise.climb()]


def test_each_step_has_its_instant_in_the_owners_working_time(reply):
    assert ladder.steps(reply) == [
        (Step.DAY_BEFORE, at(17, 22)),
        (Step.HOURS_BEFORE, at(18, 20)),
        (Step.LEAD, at(21, 22)),
        (Step.DEPUTY, at(22, 22)),
        (Step.HEAD, at(25, 22)),
    ]
    assert reply.rung_at == at(17, 22)


def test_on_a_monday_the_day_before_is_friday(case):
    due = exactly(at(21, 22), "CA-ON")
    promise = Promise(kind=Kind.UPDATE, due=due.at, calendar=due.calendar, made_at=at(16, 12))

    assert ladder.steps(promise)[0] == (Step.DAY_BEFORE, at(18, 22))


def test_nobody_is_told_two_hours_before_where_nobody_works_then(case):
    promise = Promise(kind=Kind.UPDATE, due=at(18, 13, 30), calendar="CA-ON", made_at=at(15, 12))

    assert [step for step, _at in ladder.steps(promise)] == [
        Step.DAY_BEFORE,
        Step.LEAD,
        Step.DEPUTY,
        Step.HEAD,
    ]


def test_what_came_before_the_promise_is_no_step_and_a_receipt_has_none(case):
    late = Promise(kind=Kind.REPLY, due=at(18, 22), calendar="CA-ON", made_at=at(18, 15))

    assert [step for step, _at in ladder.steps(late)] == [
        Step.HOURS_BEFORE,
        Step.LEAD,
        Step.DEPUTY,
        Step.HEAD,
    ]
    assert ladder.steps(Promise(kind=Kind.ACK, due=at(18, 22), calendar="CA-ON", made_at=at(15, 12))) == []


def test_with_every_step_one_more_is_told_and_the_missed_date_stands_on_their_today(world, case, reply):
    head = make_member("Hana Mori")
    world_lead = make_member("Lin Lead")
    world.grace.lead = world_lead
    world.grace.save()
    from hospes.team.models import Duty

    Duty.objects.assign("head_of_recruiting", member=head, by=world.helen.actor)

    assert climb(reply, at(17, 22)) == [Step.DAY_BEFORE]
    assert climb(reply, at(18, 20)) == [Step.HOURS_BEFORE]
    assert climb(reply, at(18, 22)) == []
    assert list(owed_by(world.dan, clock.now()).filter(kind=Kind.REPLY)) == []
    assert climb(reply, at(21, 22)) == [Step.LEAD]
    assert [list(owed_by(m, clock.now()).filter(kind=Kind.REPLY)) for m in (world.dan, world_lead, head)] == [
        [reply],
        [reply],
        [],
    ]
    assert climb(reply, at(22, 22)) == [Step.DEPUTY]
    assert climb(reply, at(25, 22)) == [Step.HEAD]
    assert list(owed_by(head, clock.now()).filter(kind=Kind.REPLY)) == [reply]

    assert told(reply) == {
        "day_before": ["Grace Hopper"],
        "hours_before": ["Dan Okafor", "Grace Hopper"],
        "lead": ["Dan Okafor", "Grace Hopper", "Lin Lead"],
        "deputy": ["Dan Okafor", "Grace Hopper", "Lin Lead"],
        "head": ["Dan Okafor", "Grace Hopper", "Hana Mori", "Lin Lead"],
    }
    assert Promise.objects.get(pk=reply.pk).rung_at is None


def test_a_worker_that_slept_tells_only_what_is_still_true_and_once(reply):
    assert climb(reply, at(22, 12)) == [Step.LEAD]
    assert climb(reply, at(22, 12)) == []

    late = Rung.objects.get(promise=reply)
    assert (late.at, late.taken_at.replace(microsecond=0), late.is_late) == (at(21, 22), at(22, 12), True)
    fresh = Promise.objects.get(pk=reply.pk)
    assert (fresh.state, fresh.rung_at) == (State.BROKEN, at(22, 22))


def test_a_step_is_written_once_whoever_comes_second(reply):
    first = reply.take(Step.LEAD, at=at(21, 22), now=at(21, 22))

    assert reply.take(Step.LEAD, at=at(21, 22), now=at(21, 23)) is None
    assert first is not None
    assert (str(first), first.is_late) == ("Missed for one working day", False)


@pytest.mark.parametrize("end", ["repaired", "void"])
def test_it_ends_with_the_promise(reply, end):
    clock.set_to(at(18, 23))
    reply.break_now(at=clock.now())
    if end == "repaired":
        reply.keep(at=clock.now(), by="member:1", evidence="E2")
    else:
        reply.void(VoidReason.ENDED, by="member:1", now=clock.now())

    assert reply not in due_work.to_climb(at(30, 22))
    assert climb(reply, at(30, 22)) == []
    assert told(reply) == {}


def test_it_waits_while_the_word_is_on_its_way_and_goes_on_when_that_comes_back(reply):
    reply.answer_in("message:9")

    assert reply not in due_work.to_climb(at(22, 12))
    assert climb(reply, at(22, 12)) == []

    settling.revoked("message:9", at=clock.now(), by="machine:post", why="bounced")
    assert reply in due_work.to_climb(at(22, 12))
    assert climb(reply, at(22, 12)) == [Step.LEAD]


def test_the_worker_climbs_and_somebody_alone_tells_himself(world, case, reply):
    Promise.objects.filter(pk=reply.pk).update(deputy=None)
    clock.set_to(at(18, 20))

    due_work.climb(Promise.objects.get(pk=reply.pk), "machine:worker")

    assert told(reply)["hours_before"] == ["Grace Hopper"]


def test_who_is_not_here_is_not_told(world, reply):
    world.dan.is_active = False
    world.dan.save()

    climb(reply, at(18, 20))

    assert told(reply)["hours_before"] == ["Grace Hopper"]


def test_the_database_refuses_a_second_and_an_early_step(reply):
    Rung.objects.create(promise=reply, step=Step.LEAD, at=at(21, 22), taken_at=at(21, 22))

    with pytest.raises(IntegrityError, match=r"rung_once|UNIQUE"), transaction.atomic():
        Rung.objects.create(promise=reply, step=Step.LEAD, at=at(21, 22), taken_at=at(21, 22))
    early = at(25, 22) - timedelta(hours=1)
    with pytest.raises(IntegrityError, match="rung_is_not_taken_early"), transaction.atomic():
        Rung.objects.create(promise=reply, step=Step.HEAD, at=at(25, 22), taken_at=early)
