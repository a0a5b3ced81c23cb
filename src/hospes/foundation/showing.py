"""Dates as people read them: theirs first, ours in brackets, never a later date than the truth.

Rules: promises specification, 8.4 "Showing". The reader's own zone comes first; where the owner's
clock differs it follows in brackets, and where the two dates differ both are given in full. A
make-up day says that it is worked, so that a Sunday does not look like a mistake; a date beyond
the published holidays is "around".
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, get_timezone_location

from hospes.foundation import clock, working
from hospes.foundation.dates import date_words
from hospes.foundation.working import Due


@dataclass(frozen=True)
class Shown:
    """An instant, ready to be shown whole (``sentence()``) or in parts (the date large).

    ``day`` and ``hour`` are the reader's. ``zone`` names his place ("Toronto time") where his clock
    differs from the owner's, and ``other`` is the owner's ("18:00 Shanghai time", with the date where
    the dates differ); both are empty where the clocks agree. ``make_up`` is the note on a make-up
    day, or empty. ``iso`` is for ``<time datetime>``.
    """

    day: str
    hour: str
    zone: str
    other: str
    make_up: str
    around: bool
    iso: str
    language: str

    def sentence(self) -> str:
        """Return all of it in one piece, without a full stop."""
        words = date_words(self.language)
        when = words.day_and_hour.format(day=self.day, hour=self.hour)
        if self.other:
            own = words.own.format(when=when, place=self.zone)
            when = words.both.format(own=own, other=self.other)
        if self.around:
            when = words.around.format(when=when)
        return words.noted.format(sentence=when, note=self.make_up) if self.make_up else when

    def __str__(self) -> str:
        return self.sentence()


def shown(due: Due | datetime, zone: str, owner_zone: str, language: str, *, now: datetime | None = None) -> Shown:
    """Return an aware instant in parts, for a reader in ``zone`` (an IANA name).

    A ``Due`` also tells whether its day is a make-up day of its calendar and whether it is only
    "around". The year is left out where it is the reader's current one at ``now``.
    """
    words = date_words(language)
    at = due.at if isinstance(due, Due) else due
    own, owners = at.astimezone(ZoneInfo(zone)), at.astimezone(ZoneInfo(owner_zone))
    this_year = (now or clock.now()).astimezone(ZoneInfo(zone)).year
    apart = own.utcoffset() != owners.utcoffset()
    return Shown(
        day=_day(own, language, this_year),
        hour=_written(own, words.hour, language),
        zone=place(zone, language) if apart else "",
        other=_other(own, owners, owner_zone, language, this_year) if apart else "",
        make_up=_make_up(due, language) if isinstance(due, Due) else "",
        around=isinstance(due, Due) and due.around,
        iso=own.isoformat(timespec="minutes"),
        language=language,
    )


def instant(due: Due | datetime, zone: str, owner_zone: str, language: str, *, now: datetime | None = None) -> str:
    """Return ``shown(…)`` as one piece of text: "Thu 26 Nov, 17:00" / 「11 月 26 日（周四）17:00」."""
    return shown(due, zone, owner_zone, language, now=now).sentence()


def day(which: date, language: str, *, now: datetime | None = None) -> str:
    """Return a date: "Thu 26 Nov" / 「11 月 26 日（周四）」, with the year where it is not this one."""
    return _day(which, language, (now or clock.now()).year)


def span(start: date, end: date, language: str, *, now: datetime | None = None) -> str:
    """Return days from ``start`` to ``end`` included; one date where they are the same."""
    first = day(start, language, now=now)
    if start == end:
        return first
    return date_words(language).span.format(start=first, end=day(end, language, now=now))


def place(zone: str, language: str) -> str:
    """Return a zone in words: "Shanghai time" / 「上海时间」."""
    city = get_timezone_location(ZoneInfo(zone), locale=_locale(language), return_city=True)
    return date_words(language).place.format(city=city)


def _day(local: date, language: str, this_year: int) -> str:
    words = date_words(language)
    pattern = words.day if local.year == this_year else words.day_year
    return format_date(local, pattern, locale=_locale(language))


def _other(own: datetime, owners: datetime, zone: str, language: str, this_year: int) -> str:
    words = date_words(language)
    when = _written(owners, words.hour, language)
    if owners.date() != own.date():
        when = words.day_and_hour.format(day=_day(owners, language, this_year), hour=when)
    return words.own.format(when=when, place=place(zone, language))


def _make_up(due: Due, language: str) -> str:
    owner = working.calendar(due.calendar)
    if due.at.astimezone(owner.tz).date() not in owner.make_up:
        return ""
    return date_words(language).make_up.format(country=owner.name(language))


def _written(local: datetime, pattern: str, language: str) -> str:
    # Without its zone, which Babel would apply a second time.
    return format_datetime(local.replace(tzinfo=None), pattern, locale=_locale(language))


def _locale(language: str) -> Locale:
    try:
        known = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")
    own = date_words(language)
    return Locale.parse(own.locale) if own.locale.startswith(known.language) else known
