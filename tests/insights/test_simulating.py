from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospes.foundation import working
from hospes.insights.pace import Pace
from hospes.insights.simulating import Leg, after, by_when, course, walk

# A Wednesday, the day before the Chinese national holidays.
EVE = datetime(2026, 9, 30, 9, tzinfo=UTC)


@given(day=st.dates(date(2026, 1, 1), date(2027, 6, 1)), days=st.integers(1, 60), keys=st.sampled_from(["CN", "CA-ON"]))
def test_days_are_counted_as_promises_are(day, days, keys):
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=working.calendar(keys).tz)
    promised = working.due(noon, days, keys).at.astimezone(working.calendar(keys).tz).date()

    ours = after(np.array([day.toordinal()]), np.array([days]), (keys,))

    assert date.fromordinal(int(ours[0])) == promised


def test_no_days_are_the_same_day_or_the_next_that_is_worked():
    friday, saturday, monday = date(2026, 9, 11), date(2026, 9, 12), date(2026, 9, 14)
    ends = after(np.array([friday.toordinal(), saturday.toordinal()]), np.array([0, 0]), ("CA-ON",))

    assert [date.fromordinal(int(end)) for end in ends] == [friday, monday]


def test_a_day_counts_that_everybody_works_and_steps_follow_one_another():
    legs = [Leg(pace=Pace(plan=1), calendars=("CA-ON",)), Leg(pace=Pace(plan=1), calendars=("CA-ON", "CN"))]
    one = np.array([1])

    ends = walk(legs, EVE, [one, one])

    # 1 October is worked in Ontario; the next day that is worked in both is after the golden week.
    assert [date.fromordinal(int(end[0])) for end in ends] == [date(2026, 10, 1), date(2026, 10, 8)]


def test_a_published_day_is_not_anticipated():
    leg = Leg(pace=Pace(plan=1), calendars=("CA-ON",), not_before=date(2026, 12, 1))

    assert by_when(course([leg], EVE, seed=0, runs=50)[-1], 0.5) >= date(2026, 12, 1)


def test_the_same_seed_says_the_same_and_another_one_nearly():
    legs = [Leg(pace=Pace(plan=5), calendars=("CA-ON",))]

    first, again, other = (course(legs, EVE, seed=seed)[-1] for seed in (1, 1, 2))

    assert (first == again).all()
    assert (first != other).any()
    assert abs((by_when(first, 0.5) - by_when(other, 0.5)).days) <= 1


def test_a_leg_keeps_its_draws_when_another_changes():
    def first(plan):
        legs = [Leg(pace=Pace(plan=5), calendars=("CN",)), Leg(pace=Pace(plan=plan), calendars=("CN",))]
        return course(legs, EVE, seed=1, runs=100)[0]

    assert (first(2) == first(9)).all()


def test_by_when_names_the_first_day_that_is_enough():
    ends = np.arange(date(2026, 1, 1).toordinal(), date(2026, 1, 1).toordinal() + 100)

    assert by_when(ends, 0.85) == date(2026, 3, 26)
    assert (ends <= by_when(ends, 0.85).toordinal()).mean() == pytest.approx(0.85)
