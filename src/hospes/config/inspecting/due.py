"""``hospes inspect due START DAYS CALENDAR[+CALENDAR]``."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import CommandError

from hospes.foundation import working
from hospes.foundation.calendars import UnknownCalendar


def due(words: list[str]) -> Iterator[dict[str, Any]]:
    """Reckon a due date; START without an offset is wall time in the first calendar's zone."""
    try:
        start, days, joined = words
        keys = joined.split("+")
        zone = ZoneInfo(working.zone(joined))
        trigger = datetime.fromisoformat(start)
        due = working.due(trigger if trigger.tzinfo else trigger.replace(tzinfo=zone), int(days), *keys)
        covered = min(working.calendar(key).coverage_until for key in keys)
    except UnknownCalendar as unknown:
        raise CommandError(f"{unknown} There are: {', '.join(working.keys())}") from unknown
    except ValueError as error:
        raise CommandError("Like this, please: inspect due 2026-09-28T16:00 5 CN") from error
    yield {
        "due": due.at.astimezone(zone).isoformat(),
        "calendar": due.calendar,
        "coverage_until": covered.isoformat(),
        "version": due.version,
        "around": due.around,
    }


def due_in_words(facts: dict[str, Any]) -> str:
    """Return the same for people."""
    around = " (around: the holidays of that time are not published yet)" if facts["around"] else ""
    return f"due {facts['due']} by {facts['calendar']}{around}\nholidays are known until {facts['coverage_until']}"
