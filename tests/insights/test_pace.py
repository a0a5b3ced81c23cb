import numpy as np

from hospes.insights.pace import LONGEST, Pace


def drawn(pace, seed=1):
    return pace.draw(np.random.default_rng(seed), 20_000)


def test_without_history_the_plan_speaks_with_a_wide_spread():
    days = drawn(Pace(plan=8))

    assert np.median(days) == 6
    assert np.quantile(days, 0.85) > 11
    assert (days <= 8).mean() > 0.5


def test_each_row_pulls_and_many_rows_are_believed():
    few, many = drawn(Pace(plan=3, lived=(12,) * 2)), drawn(Pace(plan=3, lived=(11, 12, 13) * 20))

    assert 3 < np.median(few) <= 12
    assert np.median(many) == 12
    assert np.quantile(many, 0.85) - np.quantile(many, 0.5) < np.quantile(few, 0.85) - np.quantile(few, 0.5)


def test_the_same_day_is_a_duration_too():
    assert np.median(drawn(Pace(plan=0, lived=(0,) * 30))) == 0


def test_a_draw_is_never_negative_and_never_beyond_a_year():
    days = drawn(Pace(plan=200, lived=(1, 249)))

    assert days.min() >= 0
    assert days.max() == LONGEST


def test_a_history_is_thin_until_it_has_eight_rows():
    assert Pace(plan=3, lived=(1,) * 7).is_thin
    assert not Pace(plan=3, lived=(1,) * 8).is_thin
