from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hospes.foundation import showing, working

SHANGHAI, TORONTO, BERLIN = "Asia/Shanghai", "America/Toronto", "Europe/Berlin"
unhurried = settings(deadline=None)
NOW = datetime(2026, 9, 14, 4, tzinfo=UTC)


def due(text: str, days: int, *keys: str) -> working.Due:
    zone = ZoneInfo(working.zone(keys[0]))
    return working.due(datetime.fromisoformat(text).replace(tzinfo=zone), days, *keys)


V1 = due("2026-09-14T10:00", 5, "CN")
V7 = due("2026-09-15T11:30", 1, "CN")


@pytest.mark.parametrize(
    ("what", "zone", "owner", "english", "chinese"),
    [
        (V7, SHANGHAI, SHANGHAI, "Wed 16 Sep, 18:00", "9 月 16 日（周三）18:00"),
        (V7, "Asia/Hong_Kong", SHANGHAI, "Wed 16 Sep, 18:00", "9 月 16 日（周三）18:00"),
        (
            V7,
            TORONTO,
            SHANGHAI,
            "Wed 16 Sep, 06:00 Toronto time (18:00 Shanghai time)",
            "多伦多时间 9 月 16 日（周三）06:00（上海时间 18:00）",
        ),
        (
            due("2026-09-14T10:00", 1, "CA-ON"),
            SHANGHAI,
            TORONTO,
            "Wed 16 Sep, 06:00 Shanghai time (Tue 15 Sep, 18:00 Toronto time)",
            "上海时间 9 月 16 日（周三）06:00（多伦多时间 9 月 15 日（周二）18:00）",
        ),
        (V1, SHANGHAI, SHANGHAI, "Sun 20 Sep, 18:00, a working day in China", "9 月 20 日（周日）18:00，调休上班日"),
        (
            due("2026-12-31T10:00", 1, "CN"),
            SHANGHAI,
            SHANGHAI,
            "around Mon 4 Jan 2027, 18:00",
            "大约 2027 年 1 月 4 日（周一）18:00",
        ),
        (datetime(2026, 11, 26, 16, tzinfo=UTC), BERLIN, BERLIN, "Thu 26 Nov, 17:00", "11 月 26 日（周四）17:00"),
    ],
)
def test_an_instant_is_shown_by_the_rules(what, zone, owner, english, chinese):
    assert showing.instant(what, zone, owner, "en", now=NOW) == english
    assert showing.instant(what, zone, owner, "zh-hans", now=NOW) == chinese


def test_the_parts_can_be_shown_apart():
    shown = showing.shown(V1, TORONTO, SHANGHAI, "en", now=NOW)

    assert (shown.day, shown.hour, shown.zone, shown.other) == (
        "Sun 20 Sep",
        "06:00",
        "Toronto time",
        "18:00 Shanghai time",
    )
    assert (shown.make_up, shown.around, shown.iso) == (
        "a working day in China",
        False,
        "2026-09-20T06:00-04:00",
    )
    assert str(shown) == shown.sentence()


def test_a_joint_date_is_a_make_up_day_only_by_the_owners_calendar():
    at = working.due(datetime(2026, 9, 18, 9, tzinfo=UTC), 1, "DE-BE", "CN")

    assert showing.shown(at, BERLIN, BERLIN, "en", now=NOW).make_up == ""


def test_the_year_is_the_readers():
    new_year = datetime(2026, 12, 31, 17, tzinfo=UTC)

    assert showing.instant(new_year, SHANGHAI, SHANGHAI, "en", now=new_year) == "Fri 1 Jan, 01:00"
    assert showing.instant(new_year, BERLIN, SHANGHAI, "en", now=new_year) == (
        "Thu 31 Dec, 18:00 Berlin time (Fri 1 Jan 2027, 01:00 Shanghai time)"
    )


def test_a_day_has_its_year_only_where_it_is_another():
    days = [date(2026, 11, 26), date(2027, 1, 4)]

    assert [showing.day(day, "en", now=NOW) for day in days] == ["Thu 26 Nov", "Mon 4 Jan 2027"]
    assert [showing.day(day, "zh-hans", now=NOW) for day in days] == [
        "11 月 26 日（周四）",
        "2027 年 1 月 4 日（周一）",
    ]


def test_without_a_given_now_the_clock_says_which_year_it_is(now):
    assert showing.day(date(2026, 11, 26), "en") == "Thu 26 Nov"
    assert showing.instant(V7, SHANGHAI, SHANGHAI, "en") == "Wed 16 Sep, 18:00"


def test_a_span_has_both_ends_unless_they_are_one():
    start, end = date(2026, 10, 1), date(2026, 10, 7)

    assert showing.span(start, end, "en", now=NOW) == "Thu 1 Oct to Wed 7 Oct"
    assert showing.span(start, end, "zh-hans", now=NOW) == "10 月 1 日（周四）至 10 月 7 日（周三）"
    assert showing.span(start, start, "en", now=NOW) == "Thu 1 Oct"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Do. 26 Nov."),
        ("qps", "Thu 26 Nov"),
        ("x", "Thu 26 Nov"),
        ("../zh", "Thu 26 Nov"),
        ("en-ca", "Thu 26 Nov"),
    ],
)
def test_a_language_without_a_file_has_its_own_names_in_the_english_order(language, expected):
    assert showing.day(date(2026, 11, 26), language, now=NOW) == expected


@unhurried
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(sorted(available_timezones())),
    st.sampled_from(sorted(available_timezones())),
    st.sampled_from(["en", "zh-hans", "fr"]),
)
def test_every_zone_can_be_shown_and_never_later_than_the_instant(at, zone, owner, language):
    shown = showing.shown(at, zone, owner, language, now=at)

    told = datetime.fromisoformat(shown.iso)
    assert told <= at
    assert told.date() == at.astimezone(ZoneInfo(zone)).date()
    assert bool(shown.zone) == bool(shown.other)
    assert shown.hour in shown.sentence()
