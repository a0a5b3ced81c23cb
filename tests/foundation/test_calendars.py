"""The committed tables: as made, and as published."""

import json
from datetime import date, timedelta

import pytest

from hospes.foundation import calendars, working
from tests.foundation import make_calendars

# The State Council's table for 2026 and the other places' tables, as the specification has them.
OFF_2026 = {
    "CN": [
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ],
    "CA-ON": "01-01 02-16 04-03 05-18 07-01 09-07 10-12 12-25 12-26",
    "DE-BE": "01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    # gov.uk/bank-holidays (England), and article L3133-1 with Easter on 5 April.
    "GB": "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
    "FR": "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
    "US": "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25",
}
MADE_UP_2026 = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}


def days(table) -> set[date]:
    if isinstance(table, str):
        return {date.fromisoformat(f"2026-{each}") for each in table.split()}
    spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in table]
    return {first + timedelta(step) for first, last in spans for step in range((last - first).days + 1)}


@pytest.mark.parametrize("key", OFF_2026)
def test_the_holidays_of_2026_are_the_published_ones(key):
    found = {day for day in working.calendar(key).holidays if day.year == 2026}

    assert found == days(OFF_2026[key])


def test_the_make_up_days_of_2026_are_the_published_ones():
    assert {str(day) for day in working.calendar("CN").make_up if day.year == 2026} == MADE_UP_2026
    assert [working.calendar(key).make_up for key in ("CA-ON", "DE-BE", "FR", "GB", "US")] == [frozenset()] * 5


@pytest.mark.parametrize("key", sorted(OFF_2026))
def test_the_committed_files_are_what_the_maker_makes(key):
    made = make_calendars.tables()[key]

    assert (make_calendars.FOLDER / f"{key}.json").read_text("utf-8") == make_calendars.written(made)
    assert json.loads(make_calendars.written(made)) == made


def test_every_table_says_where_it_is_from_and_how_far_it_reaches():
    tables = [working.calendar(key) for key in working.keys()]

    assert [each.key for each in tables] == ["CA-ON", "CN", "DE-BE", "FR", "GB", "US"]
    assert {each.key: str(each.coverage_until)[:4] for each in tables} == {
        **dict.fromkeys(("CA-ON", "DE-BE", "FR", "GB", "US"), "2028"),
        "CN": "2026",
    }
    assert all(each.source and each.version and each.last_checked for each in tables)


def test_the_chinese_year_that_is_not_published_is_marked_as_an_estimate():
    assert working.calendar("CN").years == {"2025": "published", "2026": "published", "2027": "estimated"}


def test_a_calendar_has_a_name_in_both_languages():
    assert [working.calendar("CA-ON").name(language) for language in ("en", "zh-hans")] == ["Ontario", "安大略省"]


@pytest.mark.parametrize("key", ["XX", "", "../CN", "calendars"])
def test_an_unknown_calendar_is_refused_in_words(key):
    with pytest.raises(calendars.UnknownCalendar, match="no working calendar called"):
        working.calendar(key)


def test_an_installation_may_bring_its_own_calendars(data):
    (data / "calendars").mkdir()
    shipped = json.loads((make_calendars.FOLDER / "CN.json").read_text("utf-8"))
    (data / "calendars" / "CN.json").write_text(json.dumps(shipped | {"version": "2027.1"}))
    (data / "calendars" / "DE-BY.json").write_text(json.dumps(shipped | {"key": "DE-BY", "zone": "Europe/Berlin"}))

    assert working.calendar("CN").version == "2027.1"
    assert working.zone("DE-BY") == "Europe/Berlin"
    assert working.keys() == ["CA-ON", "CN", "DE-BE", "DE-BY", "FR", "GB", "US"]


@pytest.mark.parametrize("broken", ["{", "[]", "{}", '{"key": "CN", "name": []}'])
def test_a_broken_calendar_of_an_installation_is_passed_over(data, broken):
    (data / "calendars").mkdir()
    for key in ("CN", "DE-BY"):
        (data / "calendars" / f"{key}.json").write_text(broken)

    assert working.calendar("CN").version == "2026.1"
    with pytest.raises(calendars.UnknownCalendar):
        working.calendar("DE-BY")
