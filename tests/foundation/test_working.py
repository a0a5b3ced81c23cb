import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hospes.foundation import calendars, working
from hospes.foundation.working import Holiday

SHANGHAI, TORONTO, BERLIN, NEW_YORK = "Asia/Shanghai", "America/Toronto", "Europe/Berlin", "America/New_York"

# Promises specification 8.4: trigger, its zone, working days, calendars, due on the owner's wall.
GOLDEN = {
    "V1": ("2026-09-14T10:00", SHANGHAI, 5, "CN", "Sun 2026-09-20"),
    "V2": ("2026-09-28T16:00", SHANGHAI, 5, "CN", "Sat 2026-10-10"),
    "V3": ("2026-09-24T17:30", SHANGHAI, 1, "CN", "Mon 2026-09-28"),
    "V4": ("2026-09-18T11:00", SHANGHAI, 1, "CN", "Sun 2026-09-20"),
    "V5": ("2026-10-09T21:00", TORONTO, 1, "CA-ON", "Tue 2026-10-13"),
    "V6": ("2026-11-25T12:00", NEW_YORK, 1, "US", "Fri 2026-11-27"),
    "V7": ("2026-09-14T23:30", TORONTO, 1, "CN", "Wed 2026-09-16"),
    "V8": ("2026-09-30T10:00", SHANGHAI, 3, "CN+DE-BE", "Mon 2026-10-12"),
    "V9": ("2026-10-02T09:00", BERLIN, 2, "DE-BE", "Tue 2026-10-06"),
    "V10": ("2026-10-23T09:00", BERLIN, 1, "DE-BE", "Mon 2026-10-26"),
    "C1 review": ("2026-09-14T09:12", SHANGHAI, 5, "CN", "Sun 2026-09-20"),
    "C1 outcome of round 1": ("2026-09-23T15:00", SHANGHAI, 3, "CN", "Tue 2026-09-29"),
    "C1 outcome of the final": ("2026-10-12T15:00", SHANGHAI, 3, "CN", "Thu 2026-10-15"),
    "C1 offer written": ("2026-10-14T11:00", SHANGHAI, 2, "CN", "Fri 2026-10-16"),
    "C2 review": ("2026-09-15T20:40", TORONTO, 5, "CA-ON", "Tue 2026-09-22"),
    "C2 outcome": ("2026-09-24T11:00", TORONTO, 3, "CA-ON", "Tue 2026-09-29"),
    "C2 renegotiated": ("2026-09-29T10:00", TORONTO, 5, "CA-ON", "Tue 2026-10-06"),
    "C3 outcome": ("2026-09-30T10:00", TORONTO, 3, "CA-ON", "Mon 2026-10-05"),
    "C3 feedback": ("2026-10-06T09:00", TORONTO, 5, "CA-ON", "Wed 2026-10-14"),
    "C4 keep-in-touch call": ("2026-09-15T10:00", SHANGHAI, 2, "CN", "Thu 2026-09-17"),
    "C5 referral": ("2026-10-07T10:00", TORONTO, 5, "CA-ON", "Thu 2026-10-15"),
    "C6 withdrawal reply": ("2026-09-23T13:00", BERLIN, 1, "DE-BE", "Thu 2026-09-24"),
    "C7 no-show": ("2026-09-22T14:00", TORONTO, 1, "CA-ON", "Wed 2026-09-23"),
    "C8 review": ("2026-09-28T16:00", SHANGHAI, 5, "CN", "Sat 2026-10-10"),
    "C9 question": ("2026-09-17T19:20", BERLIN, 1, "DE-BE", "Fri 2026-09-18"),
    "C9 overdue + 1": ("2026-09-18T18:00", BERLIN, 1, "DE-BE", "Mon 2026-09-21"),
    "C9 overdue + 2": ("2026-09-18T18:00", BERLIN, 2, "DE-BE", "Tue 2026-09-22"),
    "C10 accommodation": ("2026-09-21T08:30", BERLIN, 2, "DE-BE", "Wed 2026-09-23"),
    "C12 offer answer": ("2026-10-19T10:00", SHANGHAI, 5, "CN", "Mon 2026-10-26"),
    "C13 review": ("2026-10-09T21:00", TORONTO, 5, "CA-ON", "Mon 2026-10-19"),
    "C14 objection": ("2026-09-18T11:00", SHANGHAI, 2, "CN", "Mon 2026-09-21"),
}

unhurried = settings(deadline=None)
KEYS = st.sampled_from([("CN",), ("CA-ON",), ("DE-BE",), ("US",), ("CN", "DE-BE"), ("US", "CN")])
TIMES = st.datetimes(datetime(2025, 1, 1), datetime(2028, 6, 1), timezones=st.just(UTC))
DAYS = st.integers(0, 40)


def at(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_vectors(name):
    trigger, zone, days, keys, expected = GOLDEN[name]

    due = working.due(at(trigger, zone), days, *keys.split("+"))

    wall = due.at.astimezone(ZoneInfo(working.zone(due.calendar)))
    assert wall.strftime("%a %Y-%m-%d %H:%M") == f"{expected} 18:00"
    assert (due.calendar, due.around) == (keys, False)
    assert due.at.tzinfo is UTC


def test_a_candidate_in_toronto_hears_in_his_own_morning():
    due = working.due(at("2026-09-14T23:30", TORONTO), 1, "CN")

    assert due.at.astimezone(ZoneInfo(TORONTO)).strftime("%a %d %b %H:%M") == "Wed 16 Sep 06:00"


def test_wall_time_is_kept_over_a_clock_change():
    before, after = (working.closing(date(2026, 10, day), "DE-BE") for day in (23, 26))

    assert after - before == timedelta(days=3, hours=1)


def test_beyond_the_published_table_a_date_is_only_around():
    inside = working.due(at("2026-12-30T10:00", SHANGHAI), 1, "CN")
    beyond = working.due(at("2026-12-31T10:00", SHANGHAI), 1, "CN")
    joint = working.due(at("2026-12-31T10:00", BERLIN), 1, "DE-BE", "CN")

    assert [due.around for due in (inside, beyond, joint)] == [False, True, True]
    assert beyond.at.date() == date(2027, 1, 4)
    assert (joint.calendar, joint.version) == ("DE-BE+CN", "2026.1+2026.1")


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        ("2026-11-24T10:00", "2026-11-24"),
        ("2026-11-24T17:59", "2026-11-24"),
        ("2026-11-24T18:00", "2026-11-25"),
        ("2026-11-28T10:00", "2026-11-30"),
        ("2026-09-20T10:00", "2026-09-20"),
    ],
)
def test_no_days_is_today_while_today_lasts(trigger, expected):
    due = working.due(at(trigger, SHANGHAI), 0, "CN")

    assert due.at == at(f"{expected}T18:00", SHANGHAI)


@pytest.mark.parametrize(("trigger", "days"), [(datetime(2026, 9, 14), 1), (datetime(2026, 9, 14, tzinfo=UTC), -1)])
def test_a_naive_trigger_and_fewer_than_no_days_are_faults(trigger, days):
    with pytest.raises(ValueError, match="aware"):
        working.due(trigger, days, "CN")


def test_a_closing_hour_that_the_clock_skips_is_still_an_instant(monkeypatch):
    night = calendars.load("DE-BE").__class__(**{**vars(calendars.load("DE-BE")), "closing": time(2, 30)})
    monkeypatch.setattr(calendars, "load", lambda _: night)

    assert working.closing(date(2026, 3, 29), "DE-BE") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@unhurried
@given(TIMES, DAYS, KEYS)
def test_due_is_the_closing_of_a_day_that_all_work_and_lies_ahead(trigger, days, keys):
    due = working.due(trigger, days, *keys)

    owner = ZoneInfo(working.zone(due.calendar))
    local = due.at.astimezone(owner)
    assert working.is_working(local.date(), *keys)
    assert (local.hour, local.minute) == (18, 0)
    assert due.at > trigger
    assert days == 0 or local.date() > trigger.astimezone(owner).date()


@unhurried
@given(TIMES, DAYS, KEYS, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_later_triggers_and_more_days_are_never_due_sooner(trigger, days, keys, wait):
    due = working.due(trigger, days, *keys)

    assert working.due(trigger, days + 1, *keys).at >= due.at
    assert working.due(trigger + wait, days, *keys).at >= due.at


@unhurried
@given(TIMES, st.integers(1, 40), st.sampled_from(["CN", "CA-ON", "DE-BE", "US"]))
def test_the_due_date_of_n_days_is_n_days_away(trigger, days, key):
    owner = ZoneInfo(working.zone(key))
    due = working.due(trigger, days, key)

    assert working.days_between(trigger.astimezone(owner).date(), due.at.astimezone(owner).date(), key) == days


@unhurried
@given(TIMES, st.integers(1, 15), st.sampled_from(["CN", "CA-ON"]), st.sampled_from(["DE-BE", "US"]))
def test_a_joint_date_is_never_before_either_ones_own_day(trigger, days, owner, other):
    joint = working.due(trigger, days, owner, other)

    assert joint.at >= working.due(trigger, days, owner).at


def test_joined_keys_are_as_good_as_several_and_doubles_count_once():
    trigger = at("2026-09-30T10:00", SHANGHAI)

    due = working.due(trigger, 3, "CN+DE-BE", "CN")

    assert due == working.due(trigger, 3, "CN", "DE-BE")
    assert (due.calendar, working.zone(due.calendar)) == ("CN+DE-BE", SHANGHAI)
    assert working.opening(at("2026-10-09T20:00", SHANGHAI), due.calendar) == at("2026-10-12T09:00", SHANGHAI)
    with pytest.raises(working.UnknownCalendar):
        working.due(trigger, 3, "CN+XX")


def test_calendars_that_share_no_day_are_refused_in_words(data):
    (data / "calendars").mkdir()
    table = (Path(calendars.__file__).parent / "US.json").read_text("utf-8")
    (data / "calendars" / "X.json").write_text(json.dumps(json.loads(table) | {"key": "X", "week": [6, 7]}))

    with pytest.raises(working.NoCommonDay, match="share: US, X"):
        working.due(at("2026-09-30T10:00", SHANGHAI), 1, "US", "X")


def test_days_backwards_count_as_none():
    assert working.days_between(date(2026, 9, 20), date(2026, 9, 14), "CN") == 0


def test_a_make_up_day_is_a_weekend_that_is_worked():
    assert working.make_up_day(date(2026, 9, 20), "CN")
    assert working.is_working(date(2026, 9, 20), "CN")
    assert not working.make_up_day(date(2026, 9, 20), "DE-BE")
    assert not working.is_working(date(2026, 9, 20), "CN", "DE-BE")


def test_holidays_are_told_as_spans_with_their_names():
    found = working.holidays_between(date(2026, 9, 27), date(2026, 10, 7), "CN")

    assert found == [
        Holiday("Mid-Autumn Festival", "中秋节", date(2026, 9, 25), date(2026, 9, 27)),
        Holiday("National Day", "国庆节", date(2026, 10, 1), date(2026, 10, 7)),
    ]
    assert [found[1].name(language) for language in ("en", "zh-hans")] == ["National Day", "国庆节"]


def test_neighbouring_holidays_of_other_names_stay_apart():
    found = working.holidays_between(date(2026, 12, 20), date(2026, 12, 31), "DE-BE")

    assert [(each.name_en, each.start.day, each.end.day) for each in found] == [
        ("Christmas Day", 25, 25),
        ("Second Day of Christmas", 26, 26),
    ]
    assert working.holidays_between(date(2026, 11, 2), date(2026, 11, 30), "DE-BE") == []


@pytest.mark.parametrize(
    ("instant", "opening"),
    [
        ("2026-09-30T10:00", "2026-09-30T10:00"),
        ("2026-09-30T07:00", "2026-09-30T09:00"),
        ("2026-09-30T18:00", "2026-10-08T09:00"),
        ("2026-10-03T12:00", "2026-10-08T09:00"),
        ("2026-10-10T12:00", "2026-10-10T12:00"),
    ],
)
def test_opening_is_the_next_instant_at_which_somebody_works(instant, opening):
    assert working.opening(at(instant, SHANGHAI), "CN") == at(opening, SHANGHAI)
    assert working.is_open(at(instant, SHANGHAI), "CN") is (instant == opening)


def test_a_working_day_has_an_opening_and_a_closing_hour():
    day = date(2026, 11, 24)

    assert working.opens(day, "CN") == datetime(2026, 11, 24, 1, tzinfo=UTC)
    assert working.closing(day, "CN") == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert working.zone("DE-BE+CN") == BERLIN


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-09-28T10:00", "2026-09-28T12:30", 2.5),
        ("2026-09-28T12:30", "2026-09-28T10:00", 0),
        ("2026-09-28T17:00", "2026-09-29T10:00", 2),
        ("2026-09-30T17:00", "2026-10-08T10:00", 2),
        ("2026-10-01T10:00", "2026-10-03T10:00", 0),
    ],
)
def test_working_hours_between_two_instants(start, end, hours):
    zone = ZoneInfo("Asia/Shanghai")
    begun, done = (datetime.fromisoformat(each).replace(tzinfo=zone) for each in (start, end))
    assert working.worked(begun, done, "CN") == timedelta(hours=hours)
