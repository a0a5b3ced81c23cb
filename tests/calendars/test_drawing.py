"""The file that calendars read: by the letter of RFC 5545, and read back by two libraries that are not its writer."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import ics
import pytest
import vobject

from hospes.calendars.drawing import Line, drawn

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
# Toronto goes back to standard time between the two: the same wall time is another instant.
BEFORE = datetime(2026, 10, 30, 21, 30, tzinfo=UTC)
AFTER = datetime(2026, 11, 2, 22, 30, tzinfo=UTC)
HALF = timedelta(minutes=30)
WORDS = "决定到期：艾达·洛夫莱斯, with; punctuation\\ and enough words to be folded more than once, 待客"


def line(uid="one@hospes", start=BEFORE, **more) -> Line:
    return Line(uid=uid, start=start, end=start + HALF, title=WORDS, updated_at=NOW, **more)


@pytest.fixture
def file() -> bytes:
    more = {
        "description": "Line one\nline two",
        "url": "https://x.example/1",
        "place": "Room 2; 3rd floor",
        "busy": True,
    }
    second = line("two@hospes", AFTER, sequence=3, **more)
    return drawn([line(alarm=timedelta(hours=1)), second], name="Hospes 格蕾丝", zone="America/Toronto", now=NOW)


def test_the_lines_are_as_the_rfc_wants_them(file):
    assert file.count(b"\n") == file.count(b"\r\n")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    text = file.decode()
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "DTSTART;TZID=America/Toronto:20261030T173000" in text
    assert "SEQUENCE:3" in text
    assert len(file) < 4000


def test_vobject_reads_the_same(file):
    first, second = vobject.readOne(file.decode()).contents["vevent"]

    assert (first.summary.value, second.summary.value) == (WORDS, WORDS)
    assert [first.dtstart.value, second.dtstart.value] == [BEFORE, AFTER]
    assert first.valarm.trigger.value == timedelta(hours=-1)
    assert (second.location.value, first.transp.value, second.transp.value) == (
        "Room 2; 3rd floor",
        "TRANSPARENT",
        "OPAQUE",
    )
    assert (second.description.value, second.url.value) == ("Line one\nline two", "https://x.example/1")


def test_ics_reads_the_same(file):
    events = sorted(ics.Calendar(file.decode()).events)

    assert [(event.uid, event.begin.datetime, event.end.datetime) for event in events] == [
        ("one@hospes", BEFORE, BEFORE + HALF),
        ("two@hospes", AFTER, AFTER + HALF),
    ]
    assert [event.name for event in events] == [WORDS, WORDS]


def test_a_day_is_a_day_of_the_zone():
    start = datetime(2026, 11, 24, tzinfo=ZoneInfo("Asia/Shanghai"))
    day = Line(
        uid="d",
        start=start,
        end=start + timedelta(days=1),
        title="Away",
        updated_at=NOW,
        all_day=True,
    )

    event = vobject.readOne(drawn([day], name="x", zone="Asia/Shanghai", now=NOW).decode()).vevent

    assert (event.dtstart.value, event.dtend.value) == (date(2026, 11, 24), date(2026, 11, 25))


def test_an_empty_calendar_is_a_calendar():
    assert "vevent" not in vobject.readOne(drawn([], name="x", zone="UTC", now=NOW).decode()).contents


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin"])
@pytest.mark.parametrize("month", range(1, 13))
def test_every_zone_reads_back_as_the_same_instant(zone, month):
    start = datetime(2027, month, 15, 9, tzinfo=UTC)

    event = vobject.readOne(drawn([line(start=start)], name="x", zone=zone, now=NOW).decode()).vevent

    assert event.dtstart.value == start
