"""The invitation for a calendar (RFC 5545, RFC 5546): one event, its zone written out, from the contact himself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from hospes.foundation import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

NAME = "talk.ics"


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """What an event says. ``start`` is aware, ``zone`` the IANA name of the place; people are (name, address)."""

    uid: str
    sequence: int
    start: datetime
    minutes: int
    zone: str
    title: str
    where: str
    about: str
    organizer: tuple[str, str]
    attendees: Sequence[tuple[str, str]]

    def written(self, method: Literal["REQUEST", "CANCEL"], *, now: datetime) -> bytes:
        """Return the iCalendar text. Always with VTIMEZONE: without it programmes of the reader guess."""
        begins = self.start.astimezone(ZoneInfo(self.zone))
        event = Event()
        event.add("uid", self.uid)
        event.add("sequence", self.sequence)
        event.add("dtstamp", now)
        event.add("dtstart", begins)
        event.add("dtend", (self.start + timedelta(minutes=self.minutes)).astimezone(ZoneInfo(self.zone)))
        event.add("summary", self.title)
        event.add("location", self.where)
        event.add("description", self.about)
        event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
        event.add("organizer", _address(*self.organizer), encode=False)
        for name, address in self.attendees:
            event.add("attendee", _address(name, address), encode=False)
        calendar = Calendar()
        calendar.add("prodid", "-//Hospes//talks//EN")
        calendar.add("version", "2.0")
        calendar.add("method", method)
        calendar.add_component(event)
        calendar.add_missing_timezones()
        written: bytes = calendar.to_ical()
        return written

    def stored(self, method: Literal["REQUEST", "CANCEL"], *, now: datetime) -> dict[str, object]:
        """Keep it as a file; return the columns of the row that names it. On disk before that row commits."""
        data = self.written(method, now=now)
        return {
            "name": NAME,
            "content_type": f"text/calendar; method={method}; charset=utf-8",
            "key": files.store(data),
            "size": len(data),
        }


def _address(name: str, address: str) -> vCalAddress:
    known = vCalAddress(f"MAILTO:{address}")
    known.params["CN"] = vText(name)
    return known
