"""Writing an iCalendar file (RFC 5545): one way for every feed, with times in the reader's own zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

CONTENT_TYPE = "text/calendar; charset=utf-8"
# How often programs are asked to look again (RFC 7986 5.7; the X- name is what Outlook reads).
AGAIN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One event as it is to be shown. ``alarm`` is how long before it the calendar reminds, None for never."""

    uid: str
    start: datetime
    end: datetime
    title: str
    updated_at: datetime
    sequence: int = 0
    description: str = ""
    place: str = ""
    url: str = ""
    all_day: bool = False
    busy: bool = False
    alarm: timedelta | None = None


def drawn(lines: Iterable[Line], *, name: str, zone: str, now: datetime, is_object: bool = False) -> bytes:
    """Return the file: CRLF, folded, with the VTIMEZONE of ``zone`` (servers reckon wrongly without it).

    ``is_object`` makes one event as a calendar server keeps it (RFC 4791 4.1), without what only a feed says.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Hospes//Hospes//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if not is_object:
        calendar.add("x-wr-calname", name)
        calendar.add("name", name)
        calendar.add("refresh-interval", AGAIN_AFTER, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    rows = list(lines)
    rules = _rules(zone, rows)
    if rules is not None:
        calendar.add_component(rules)
    for line in rows:
        calendar.add_component(_event(line, ZoneInfo(zone if rules is not None else "UTC")))
    return bytes(calendar.to_ical())


def _rules(zone: str, lines: list[Line]) -> Timezone | None:
    """Return the zone's rules for the years that are shown, or None where times are better said in UTC.

    Whole years and some to spare, since programs keep the zone they saw first under its name. The rules are read
    back: for Morocco, whose clocks follow the moon, the library leaves a year out (icalendar 7.3).
    """
    if not lines or zone == "UTC":
        return None
    first = date(min(line.start for line in lines).year - 1, 1, 1)
    last = date(max(line.end for line in lines).year + 3, 1, 1)
    rules = Timezone.from_tzinfo(ZoneInfo(zone), zone, first, last)
    read_back = rules.to_tz(lookup_tzid=False)
    ends = [instant.astimezone(ZoneInfo(zone)) for line in lines for instant in (line.start, line.end)]
    faithful = all(end.replace(tzinfo=read_back).utcoffset() == end.utcoffset() for end in ends)
    return rules if faithful else None


def _event(line: Line, zone: ZoneInfo) -> Event:
    event = Event()
    start, end = line.start.astimezone(zone), line.end.astimezone(zone)
    event.add("uid", line.uid)
    event.add("dtstamp", line.updated_at)
    event.add("last-modified", line.updated_at)
    event.add("sequence", line.sequence)
    event.add("dtstart", start.date() if line.all_day else start)
    event.add("dtend", end.date() if line.all_day else end)
    event.add("summary", line.title)
    if line.description:
        event.add("description", line.description)
    if line.place:
        event.add("location", line.place)
    if line.url:
        event.add("url", line.url)
    # A date by which something is owed takes no time away from anybody.
    event.add("transp", "OPAQUE" if line.busy else "TRANSPARENT")
    if line.alarm is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", line.title)
        alarm.add("trigger", -line.alarm)
        event.add_component(alarm)
    return event
