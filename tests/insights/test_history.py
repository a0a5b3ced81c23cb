from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospes.cases.enums import Outcome
from hospes.foundation import clock, working
from hospes.insights.history import Lasted, days, steps_taken
from tests.insights.lives import applied, ended, moved
from tests.queries import count


@pytest.fixture
def apply(world):
    number = iter(range(1, 100))
    return lambda: applied(world, next(number))


def test_each_step_that_is_over_counts_in_working_days(world, apply):
    application = apply()
    moved(application, "call", after=7)
    moved(application, "talk", after=21)
    grace = frozenset({world.grace.pk})

    lived = steps_taken(clock.now() + timedelta(days=60))

    assert lived == [
        Lasted(kind="review", people=grace, days=5),
        Lasted(kind="call", people=grace, days=10),
    ]


def test_applied_and_read_are_one_wait(world, apply):
    application = apply()
    start = application.job.stages.get(kind="applied")
    application.stage = start
    application.save(update_fields=["stage"])
    moved(application, "review", after=1)
    moved(application, "call", after=7)

    assert [(row.kind, row.days) for row in steps_taken(clock.now())] == [("review", 5)]


@pytest.mark.parametrize(("outcome", "expected"), [(Outcome.DECLINED, [("review", 5)]), (Outcome.WITHDRAWN, [])])
def test_our_answer_ends_a_step_and_a_withdrawal_says_nothing_about_us(apply, outcome, expected):
    ended(apply(), outcome, after=7)

    assert [(row.kind, row.days) for row in steps_taken(clock.now())] == expected


def test_a_step_belongs_to_those_who_are_named_in_it(world, apply):
    application = apply()
    moved(application, "talk", after=7)
    application.stage.members.set([world.dan, world.helen])
    ended(application, Outcome.HIRED, after=14)

    assert steps_taken(clock.now())[-1] == Lasted(kind="talk", people=frozenset({world.dan.pk, world.helen.pk}), days=5)


def test_what_lies_far_back_is_another_team(apply):
    ended(apply(), Outcome.DECLINED, after=7)

    assert steps_taken(clock.now() + timedelta(days=800)) == []


def test_reading_takes_the_same_queries_however_many_applied(apply):
    ended(apply(), Outcome.DECLINED, after=7)
    one = count(lambda: steps_taken(clock.now()))
    for _ in range(2):
        ended(apply(), Outcome.DECLINED, after=7)

    assert count(lambda: steps_taken(clock.now())) == one == 4


@given(
    start=st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),
    span=st.timedeltas(timedelta(0), timedelta(days=200)),
    key=st.sampled_from(["CN", "CA-ON", "DE-BE"]),
)
def test_days_are_those_between(start, span, key):
    tz = working.calendar(key).tz
    first, last = start.astimezone(tz).date(), (start + span).astimezone(tz).date()

    assert days(start, start + span, key) == working.days_between(first, last, key)
