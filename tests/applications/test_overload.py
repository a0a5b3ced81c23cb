from datetime import timedelta

import pytest

from hospes.applications.models import Application
from hospes.applications.overload import overloaded, room_to_review
from hospes.foundation import clock, house, working
from hospes.jobs.models import Job
from hospes.promises.capacity import CapacitySettings, local_day
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from tests.insights.lives import applied
from tests.makers import make_job
from tests.queries import count


@pytest.fixture
def busy(world):
    """One reading fills a day: whoever comes second gets the next one."""
    house.write(CapacitySettings, review=300)
    return world


def review(application):
    return local_day(Promise.objects.get(case=application.case, kind=Kind.REVIEW).as_due)


def day(days):
    return local_day(working.due(clock.now(), days, "CA-ON"))


def test_everybody_is_taken_in_and_told_the_first_day_with_room(busy):
    dates = [review(applied(busy, number)) for number in range(4)]

    assert dates == [day(5), day(6), day(7), day(8)]


def test_beyond_the_ceiling_everybody_is_still_taken_in(busy):
    dates = [review(applied(busy, number)) for number in range(8)]

    assert dates[5:] == [day(10)] * 3


def test_the_day_that_was_shown_is_kept_though_it_filled_up_meanwhile(busy):
    shown = local_day(room_to_review(Job.objects.get(pk=busy.job.pk), clock.now()).due)
    applied(busy, 1)
    late = applied(busy, 2, shown=shown)

    assert review(late) == shown == day(5)


def test_the_lead_has_an_open_item_once_there_is_no_room(busy):
    lead = busy.helen
    assert overloaded(lead, clock.now()) == []
    for number in range(6):
        applied(busy, number)

    (item,) = overloaded(lead, clock.now())

    assert (item.job, item.room.owner, local_day(item.room.due)) == (busy.job, busy.grace, day(10))
    assert overloaded(busy.dan, clock.now()) == []
    busy.grace.lead = busy.dan
    busy.grace.save()
    assert [item.job for item in overloaded(busy.dan, clock.now())] == [busy.job]
    assert overloaded(lead, clock.now()) == []


def test_the_item_goes_with_what_makes_it(busy):
    for number in range(6):
        applied(busy, number)
    house.write(CapacitySettings, review=15)

    assert overloaded(busy.helen, clock.now()) == []


def test_without_jobs_or_a_promised_reading_nothing_is_open(busy):
    Promise.objects.all()
    busy.job.stages.filter(promise_kind="REVIEW").update(promise_kind="", promise_days=None)
    assert room_to_review(Job.objects.get(pk=busy.job.pk), clock.now()) is None
    assert overloaded(busy.helen, clock.now()) == []
    busy.job.unpublish(by=busy.grace.actor)
    assert overloaded(busy.helen, clock.now()) == []


def test_it_costs_the_same_for_many_jobs(busy):
    one = count(lambda: overloaded(busy.helen, clock.now()))
    for title in ("Cook", "Welder"):
        make_job(contact=busy.grace, deputy=busy.dan, titles={"en": title}, state="public")

    assert count(lambda: overloaded(busy.helen, clock.now())) == one == 6


def test_the_next_word_after_a_step_has_room_too(busy):
    application = applied(busy, 1)
    house.write(CapacitySettings, update=300)
    stage = application.job.stages.get(kind="talk")
    wished = application.due_after(stage, now=clock.now())
    Promise.objects.make(application.case, Kind.UPDATE, by="member:1", now=clock.now(), due=wished)

    room = application.room_after(stage, now=clock.now())

    assert room.due.at == working.due(wished.at, 1, "CA-ON").at
    assert Application.objects.count() == 1
    assert wished.at - clock.now() < timedelta(days=9)
