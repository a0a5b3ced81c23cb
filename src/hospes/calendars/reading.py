"""Reading an iCalendar file of somebody else's making (RFC 5545): what can be read is, what cannot is said."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Component

from hospes.post.reading.charsets import decoded

# Longer files are somebody's whole life; nobody sends that.
LARGEST = 20_000_000
DAY = timedelta(days=1)
_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]*\r?$.*?^END:VEVENT[ \t]*\r?$", re.DOTALL | re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class ReadEvent:
    """One event. A ``date`` is a whole day, a time without a zone is meant wherever its reader is."""

    uid: str
    start: date | None
    end: date | None
    summary: str
    attendees: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """What stands in a file; ``error`` is for the technician and empty where everything could be read."""

    ok: bool
    method: str = ""
    events: tuple[ReadEvent, ...] = ()
    error: str = ""


def read(data: bytes) -> ReadFile:
    """Return what the file says. Never raises: a file that is no calendar is ``ok=False``.

    Where the file as a whole is broken, its events are read one by one, without the zones that it defines itself.
    """
    if len(data) > LARGEST:
        return ReadFile(ok=False, error="too large")
    text = decoded(data).removeprefix("\ufeff")
    parts, error = _parsed(text)
    if not parts:
        parts = [event for block in _EVENT.findall(text) for event in _parsed(block)[0]]
    if not parts or not any(one.name == "VCALENDAR" or one.walk("VEVENT") for one in parts):
        return ReadFile(ok=False, error=error or "no calendar in it")
    found = [event for one in parts for event in one.walk("VEVENT")]
    odd = [error, *(f"{name}: {said}" for event in found for name, said in event.errors)]
    method = next((str(one["method"]).upper() for one in parts if "method" in one), "")
    return ReadFile(ok=True, method=method, events=tuple(map(_event, found)), error="; ".join(filter(None, odd))[:300])


def _parsed(text: str) -> tuple[list[Component], str]:
    try:
        with warnings.catch_warnings():
            # It says so when it takes a maker's own name of a zone for the zone in it, which is right.
            warnings.simplefilter("ignore")
            return Component.from_ical(text, multiple=True), ""
    # The library raises ValueError, and for odd files whatever its parsers stumble over.
    except Exception as error:  # noqa: BLE001 -- see above; the file is a stranger's
        return [], f"{type(error).__name__}: {error}"


def _event(event: Component) -> ReadEvent:
    start = _moment(event, "dtstart")
    return ReadEvent(
        uid=_text(event, "uid"),
        start=start,
        end=_end(event, start),
        summary=_text(event, "summary"),
        attendees=tuple(_address(one) for one in _all(event, "attendee")),
    )


def _end(event: Component, start: date | None) -> date | None:
    """As RFC 5545 3.6.1 reckons it where neither end nor length is said: the day, or no time at all."""
    end = _moment(event, "dtend")
    if end is not None or start is None:
        return end
    length = _value(event, "duration")
    if isinstance(length, timedelta):
        return start + length
    return start if isinstance(start, datetime) else start + DAY


def _moment(event: Component, name: str) -> date | None:
    said = _value(event, name)
    return said if isinstance(said, date) else None


def _value(event: Component, name: str) -> object:
    try:
        return getattr(_first(event, name), "dt", None)
    except ValueError:  # What stands there could not be read; ``errors`` says how.
        return None


def _text(event: Component, name: str) -> str:
    return str(_first(event, name) or "").strip()


def _address(said: object) -> str:
    text = str(said).strip()
    return text[len("mailto:") :] if text.lower().startswith("mailto:") else text


def _first(event: Component, name: str) -> Any:
    return next(iter(_all(event, name)), None)


def _all(event: Component, name: str) -> list[Any]:
    """Every value of a property, also of one that may stand once and stands twice."""
    said = event.get(name)
    return said if isinstance(said, list) else [] if said is None else [said]
