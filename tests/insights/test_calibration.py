from hospes.insights.asking import ask_whether_it_holds
from hospes.insights.calibration import SIZES, TRUTHS, calibrate


def test_the_85_percent_day_holds_in_80_to_90_of_100_cases_whatever_the_truth_looks_like():
    lines = calibrate(histories=60, runs=1000)

    assert len(lines) == len(SIZES) * len(TRUTHS)
    assert [line for line in lines if not 0.80 <= line.likely <= 0.90] == []
    # Whole days count as over by their evening, so half is a little more than half.
    assert [line for line in lines if not 0.42 <= line.half <= 0.62] == []


def test_the_same_seed_gives_the_same_table():
    assert calibrate(histories=2, runs=100) == calibrate(histories=2, runs=100)


def test_the_door_asks_the_same():
    assert ask_whether_it_holds(histories=1, seed=2) == calibrate(histories=1, seed=2)
