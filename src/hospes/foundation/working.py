"""Working days: when somebody works, and when a promise of n working days falls due.

The calendars are versioned tables in ``calendars/`` (see the README there), never code: weekly
pattern, holidays, make-up days, source, and ``coverage_until``, beyond which the holidays are an
estimate and a due date is only "around". A day is working if it is a make-up day, or in the weekly
pattern and no holiday, in this order: whoever tests the weekday first gets China wrong.
Rule and golden vectors: promises specification, 8.4.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from hospes.foundation import calendars
from hospes.foundation.calendars import UnknownCalendar, WorkingCalendar
from hospes.foundation.refusals import Refusal

__all__ = [
    "Due",
    "Holiday",
    "NoCommonDay",
    "UnknownCalendar",
    "WorkingCalendar",
    "calendar",
    "closing",
    "days_between",
    "due",
    "holidays_between",
    "is_open",
    "is_working",
    "keys",
    "make_up_day",
    "opening",
    "opens",
    "zone",
]

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """When something is due: an instant in UTC, and by which calendar it was reckoned.

    ``calendar`` is one key, or several joined (``CN+DE-BE``), the owner's first. ``around`` means
    that the holidays of that time are not published yet.
    """

    at: datetime
    calendar: str
    version: str
    around: bool


@dataclass(frozen=True)
class Holiday:
    """Consecutive days off under one name, first and last day included."""

    name_en: str
    name_zh: str
    start: date
    end: date

    def name(self, language: str) -> str:
        """Return the name in Chinese for Chinese readers, else in English."""
        return self.name_zh if language.startswith("zh") else self.name_en


class NoCommonDay(Refusal):
    """These calendars never work on the same day; whoever waits for one waits for ever."""

    sentence = _("There is no working day that these calendars share: %(keys)s.")


def calendar(key: str) -> WorkingCalendar:
    """Return a calendar by key (``CN``, ``CA-ON``, ``GB``, …). Raises UnknownCalendar.

    Of joined keys (``CN+DE-BE``) it is the first, the owner's: his are the zone, the hours and the names.
    """
    return calendars.load(key.partition("+")[0])


def keys() -> list[str]:
    """Return the keys of all calendars that we have."""
    return calendars.keys()


def due(trigger: datetime, days: int, *keys: str) -> Due:
    """Return the closing hour of the ``days``-th working day strictly after the trigger's date.

    ``trigger`` is aware; its date is taken in the zone of the first calendar, the owner's, and the
    closing hour is the owner's too. With several calendars, also joined ones (``CN+DE-BE``), a day
    counts that works in all of them. 0 days is "today": the first closing hour still ahead.
    Raises ValueError for fewer, UnknownCalendar, NoCommonDay.
    """
    if trigger.tzinfo is None or days < 0:
        raise ValueError("an aware trigger and 0 or more days, please")
    owner = calendar(keys[0])
    day = trigger.astimezone(owner.tz).date()
    if days == 0 and not (is_working(day, *keys) and trigger < closing(day, keys[0])):
        days = 1
    for _step in range(days):
        day = _next_working(day, *keys)
    joined = _joined(*keys)
    return Due(
        at=closing(day, keys[0]),
        calendar="+".join(each.key for each in joined),
        version="+".join(each.version for each in joined),
        around=any(day > each.coverage_until for each in joined),
    )


def is_working(day: date, *keys: str) -> bool:
    """Say whether ``day`` is a working day in all these calendars."""
    return all(each.works_on(day) for each in _joined(*keys))


def make_up_day(day: date, key: str) -> bool:
    """Say whether ``day`` would be a weekend but is worked to make up for a holiday."""
    return day in calendar(key).make_up


def holidays_between(start: date, end: date, key: str) -> list[Holiday]:
    """Return the holidays that touch ``start`` to ``end`` (both included), each whole."""
    return [each for each in _holidays(calendar(key)) if each.start <= end and each.end >= start]


def days_between(start: date, end: date, key: str) -> int:
    """Count the working days after ``start`` up to and including ``end``; 0 if there are none.

    It is the inverse of ``due``: the due date of n days is n days away.
    """
    span = (end - start).days
    return sum(is_working(start + _DAY * step, key) for step in range(1, span + 1))


def opening(instant: datetime, key: str) -> datetime:
    """Return the first instant at or after ``instant`` (aware) at which this calendar works, UTC."""
    local = calendar(key)
    day = instant.astimezone(local.tz).date()
    if not (is_working(day, key) and instant < closing(day, key)):
        day = _next_working(day, key)
    return max(instant.astimezone(UTC), opens(day, key))


def worked(start: datetime, end: datetime, key: str) -> timedelta:
    """Return how long this calendar works between two aware instants; nothing where the end lies before the start."""
    tz = calendar(key).tz
    day, last = start.astimezone(tz).date(), end.astimezone(tz).date()
    total = timedelta()
    while day <= last:
        if is_working(day, key):
            total += max(min(end, closing(day, key)) - max(start, opens(day, key)), timedelta())
        day += _DAY
    return total


def is_open(instant: datetime, key: str) -> bool:
    """Say whether ``instant`` lies in the working hours of a working day."""
    return opening(instant, key) == instant


def opens(day: date, key: str) -> datetime:
    """Return the opening hour of ``day`` as an instant in UTC, whether it is worked or not."""
    return _at(day, calendar(key).opening, key)


def closing(day: date, key: str) -> datetime:
    """Return the closing hour of ``day`` as an instant in UTC, whether it is worked or not."""
    return _at(day, calendar(key).closing, key)


def zone(key: str) -> str:
    """Return the zone of a calendar; of joined calendars the owner's."""
    return calendar(key).zone


def _next_working(day: date, *keys: str) -> date:
    for step in range(1, 367):
        if is_working(day + _DAY * step, *keys):
            return day + _DAY * step
    raise NoCommonDay(keys=", ".join(keys))


def _joined(*keys: str) -> list[WorkingCalendar]:
    """The calendars of all keys, once each, the owner's first."""
    return [calendar(key) for key in dict.fromkeys("+".join(keys).split("+"))]


def _at(day: date, hour: time, key: str) -> datetime:
    return datetime.combine(day, hour, tzinfo=ZoneInfo(calendar(key).zone)).astimezone(UTC)


def _holidays(local: WorkingCalendar) -> list[Holiday]:
    days = sorted(local.holidays)
    starts = days[:1] + [
        day for before, day in pairwise(days) if day - before > _DAY or local.holidays[day] != local.holidays[before]
    ]
    ends = [max(day for day in days if day < start) for start in starts[1:]] + days[-1:]
    return [Holiday(*local.holidays[start], start, end) for start, end in zip(starts, ends, strict=True)]
