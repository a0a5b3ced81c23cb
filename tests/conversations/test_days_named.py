"""A day ahead in a letter from outside raises "make it a promise?"; a day that is over does not."""

from datetime import UTC, date, datetime

import pytest

from hospes.conversations.days_named import days_ahead

# A Tuesday.
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


def days(text: str, zone: str = "America/Toronto") -> list[str]:
    return [day.isoformat() for day in days_ahead(text, now=NOW, zone=zone)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("You hear from me by 2026-12-01.", "2026-12-01"),
        ("by 1 December", "2026-12-01"),
        ("on the 3rd of December, 2026", "2026-12-03"),
        ("until December 4th", "2026-12-04"),
        ("Dec 4, 2026 at noon", "2026-12-04"),
        ("on 5 January", "2027-01-05"),
        ("I ring you on Friday", "2026-11-27"),
        ("next Tuesday", "2026-12-01"),
        ("tomorrow", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("我会在12月1日之前回复您", "2026-12-01"),
        ("2026 年 12 月 1 号", "2026-12-01"),
        ("2026/12/1", "2026-12-01"),
        ("周五给您答复", "2026-11-27"),
        ("下周三", "2026-12-02"),
        ("星期天", "2026-11-29"),
        ("明天", "2026-11-25"),
        ("后天", "2026-11-26"),
    ],
)
def test_a_day_ahead_is_found(text, day):
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    ["", "soon", "On 1 November we met", "2026-11-24", "2026-02-30", "30 February", "in 2030-01-01", "line 7, 12:30"],
)
def test_nothing_else_is(text):
    assert days(text) == []


def test_the_day_is_the_writers_and_three_are_enough():
    late = datetime(2026, 11, 24, 20, tzinfo=UTC)
    assert days_ahead("25 November", now=late, zone="Asia/Shanghai") == []
    assert days_ahead("25 November", now=late, zone="America/Toronto") == [date(2026, 11, 25)]
    assert len(days("Mon Monday Tuesday Wednesday Thursday Friday")) == 3
