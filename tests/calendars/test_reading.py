"""Files of other people's making: what can be read is read, nothing makes us stumble."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hospes.calendars import reading
from hospes.calendars.drawing import Line, drawn
from hospes.calendars.reading import read


def calendar(*lines: str) -> bytes:
    event = ["BEGIN:VEVENT", "UID:1", "SUMMARY:A talk", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *event, "END:VCALENDAR", ""]).encode()


def only(*lines: str):
    (event,) = read(calendar(*lines)).events
    return event


def test_what_we_write_we_read():
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    line = Line(uid="one@hospes", start=start, end=start + timedelta(hours=1), title="决定", updated_at=start)

    seen = read(drawn([line], name="x", zone="Asia/Shanghai", now=start))

    (event,) = seen.events
    assert (seen.ok, seen.error, event.uid, event.summary) == (True, "", "one@hospes", "决定")
    assert (event.start, event.end) == (line.start, line.end)


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["DTSTART:20261124T090000Z"], datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (["DTSTART;VALUE=DATE:20261124"], date(2026, 11, 24), date(2026, 11, 25)),
        (["DTSTART;VALUE=DATE:20261124", "DURATION:P2D"], date(2026, 11, 24), date(2026, 11, 26)),
        (["DTSTART:20261124T090000", "DTEND:20261124T100000"], datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 10)),
        (["DTSTART:20261124T090000", "DTEND:tomorrow"], datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 9)),
        (["DTSTART:soon"], None, None),
        ([], None, None),
    ],
)
def test_when_it_is(lines, start, end):
    event = only(*lines)

    assert (event.start, event.end) == (start, end)


def test_who_comes():
    event = only("ATTENDEE;CN=Ada:mailto:ada@example.org", "ATTENDEE:urn:x:7")

    assert event.attendees == ("ada@example.org", "urn:x:7")


def test_of_a_broken_file_the_events_are_read_all_the_same():
    file = calendar("DTSTART:20261124T090000Z").replace(b"VERSION:2.0", b"END:VTIMEZONE")

    seen = read(b"\xef\xbb\xbf" + file)

    assert seen.ok
    assert seen.error
    assert [event.summary for event in seen.events] == ["A talk"]


@pytest.mark.parametrize("data", [b"", b"Dear Ada", b"BEGIN:VTODO\r\nEND:VTODO\r\n", b"\x00\xff" * 9])
def test_what_is_no_calendar_is_said(data):
    seen = read(data)

    assert not seen.ok
    assert seen.error


def test_nobody_sends_that_much(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 3)

    assert read(b"BEGIN").error == "too large"


def test_nothing_in_the_corpora_makes_us_stumble(corpora):
    files = sorted((corpora / "icalendar").rglob("*.ics"))

    seen = [read(file.read_bytes()) for file in files]

    assert sum(one.ok for one in seen) > 0.9 * len(files)
