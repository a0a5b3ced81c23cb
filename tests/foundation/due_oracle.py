"""Due dates a second time, written from the promises specification (8.4) alone, to hold ours against.

Whoever wrote this had not read ``hospes.foundation.working``, and it works another way: it lays out
every day of some years as worked or not, and counts along the list. Nothing of ours is imported; the
calendars are read from their files.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parents[2] / "src" / "hospes" / "foundation" / "calendars"
FIRST, LAST = date(2025, 1, 1), date(2028, 12, 31)

# Ontario, ESA Part III.1: told within 45 days of the last interview; we are done ten days earlier.
ONTARIO_DAYS = 45
DAYS_EARLIER = 10


@dataclass(frozen=True)
class Table:
    """One calendar file, as 8.4 speaks of it: the worked days in order, and where it is not sure any more."""

    zone: ZoneInfo
    closing: time
    worked: tuple[date, ...]
    coverage_until: date


def keys() -> list[str]:
    """Return the calendars there are files for."""
    return sorted(file.stem for file in FOLDER.glob("*.json"))


@cache
def table(key: str) -> Table:
    """Read a calendar. "A day is working if it is a make-up day or (weekly pattern and not holiday)."""
    facts = json.loads((FOLDER / f"{key}.json").read_text("utf-8"))
    week = set(facts["week"])
    off = {holiday["date"] for holiday in facts["holidays"]}
    made_up = set(facts["make_up"])
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    worked = [
        day for day in days if day.isoformat() in made_up or (day.isoweekday() in week and day.isoformat() not in off)
    ]
    return Table(
        ZoneInfo(facts["zone"]),
        time.fromisoformat(facts["closing"]),
        tuple(worked),
        date.fromisoformat(facts["coverage_until"]),
    )


@cache
def all_work(calendars: tuple[str, ...]) -> tuple[date, ...]:
    """ "Joint promises use the intersection." """
    return tuple(sorted(set.intersection(*(set(table(key).worked) for key in calendars))))


@dataclass(frozen=True)
class Answer:
    """When it is due (UTC), and whether that is only "around", beyond what is published."""

    at: datetime
    around: bool


def due(trigger: datetime, days: int, calendars: Iterable[str]) -> Answer:
    """ "Closing hour of the n-th working day strictly after the local date of t in the owner's zone."

    The owner is the first of ``calendars``. Nought days, of which 8.4 does not speak, are the first
    closing hour that still lies ahead (``test_no_days_is_today_while_today_lasts``).
    """
    calendars = tuple(calendars)
    owner = table(calendars[0])
    worked = all_work(calendars)
    local = trigger.astimezone(owner.zone)
    after = bisect_right(worked, local.date())
    if days:
        day = worked[after + days - 1]
    else:
        today = worked[after - 1] == local.date() and local.time() < owner.closing
        day = worked[after - 1] if today else worked[after]
    at = datetime.combine(day, owner.closing, owner.zone).astimezone(UTC)
    return Answer(at, any(day > table(key).coverage_until for key in calendars))


def legal_day(last_interview: datetime, zone: str) -> date:
    """ "Legal clocks are calendar days": the last day on which Ontario lets the word be told."""
    return last_interview.astimezone(ZoneInfo(zone)).date() + timedelta(days=ONTARIO_DAYS)


def due_by_law(last_interview: datetime, days: int, calendars: Iterable[str]) -> tuple[date, date]:
    """ "due = min(due, legal_due - 10 d)": the day our word is due, and the law's last day, in the owner's zone."""
    calendars = tuple(calendars)
    zone = table(calendars[0]).zone
    legal = legal_day(last_interview, str(zone))
    ours = due(last_interview, days, calendars).at.astimezone(zone).date()
    return min(ours, legal - timedelta(days=DAYS_EARLIER)), legal
