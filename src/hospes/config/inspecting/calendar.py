"""``hospes inspect calendar FILE…``."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hospes.calendars.reading import read
from hospes.config.inspecting.mail import content


def calendars(names: list[str]) -> Iterator[dict[str, Any]]:
    """Say of each file what stands in it; days without an hour, hours without an offset where none is said."""
    for name in names:
        seen = read(content(name))
        yield {
            "file": name,
            "ok": seen.ok,
            "method": seen.method,
            "events": [
                {
                    "uid": event.uid,
                    "start": _said(event.start),
                    "end": _said(event.end),
                    "summary": event.summary,
                    "attendees": list(event.attendees),
                }
                for event in seen.events
            ],
            "error": seen.error,
        }


def calendar_in_words(facts: dict[str, Any]) -> str:
    """Return the same for people."""
    lines = [f"{facts['file']}: {facts['method'] or 'calendar' if facts['ok'] else 'not read'}"]
    lines += [f"  {one['start']} – {one['end']}  {one['summary']}" for one in facts["events"]]
    return "\n".join([*lines, *([f"  {facts['error']}"] if facts["error"] else [])])


def _said(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
