from datetime import UTC, datetime, timedelta

import pytest

from hospes.foundation import clock

SECOND = timedelta(seconds=1)


def test_an_unmoved_clock_tells_real_time(data):
    assert clock.offset() == timedelta(0)
    assert abs(clock.now() - datetime.now(UTC)) < SECOND
    assert clock.now().tzinfo is UTC


def test_a_moved_clock_is_moved_for_every_reader_of_the_data_folder(data):
    clock.move(timedelta(days=2))
    clock.move(timedelta(hours=-1))

    assert clock.offset() == timedelta(days=1, hours=23)
    assert [file.name for file in data.iterdir()] == ["clock.json"]


def test_a_clock_that_was_set_runs_on_from_there(now):
    assert timedelta(0) <= clock.now() - now < SECOND


def test_today_is_the_date_in_the_zone(data):
    clock.set_to(datetime(2026, 9, 15, 3, 30, tzinfo=UTC))

    assert clock.today("America/Toronto").isoformat() == "2026-09-14"
    assert clock.today("Asia/Shanghai").isoformat() == "2026-09-15"


@pytest.mark.parametrize("verb", [lambda: clock.move(SECOND), lambda: clock.set_to(datetime(2026, 9, 1, tzinfo=UTC))])
def test_a_fixed_clock_refuses_to_be_moved(data, settings, verb):
    settings.MOVABLE_CLOCK = False

    with pytest.raises(clock.ClockIsFixed, match="cannot be moved"):
        verb()
    assert list(data.iterdir()) == []


def test_a_fixed_clock_ignores_an_offset_left_in_the_folder(data, settings):
    clock.move(timedelta(days=2))
    settings.MOVABLE_CLOCK = False

    assert clock.offset() == timedelta(0)
