"""The working calendars as data: one versioned JSON file each, read once."""

import json
import logging
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal

log = logging.getLogger("hospes.calendars")


class UnknownCalendar(Refusal):
    """There is no table for this place."""

    sentence = _("There is no working calendar called %(key)s.")


@dataclass(frozen=True, kw_only=True)
class WorkingCalendar:
    """One place's working time. ``holidays`` maps a day to its English and Chinese name."""

    key: str
    name_en: str
    name_zh: str
    zone: str
    opening: time
    closing: time
    week: frozenset[int]
    version: str
    source: str
    last_checked: date
    coverage_until: date
    years: dict[str, str]
    holidays: dict[date, tuple[str, str]]
    make_up: frozenset[date]

    @property
    def tz(self) -> ZoneInfo:
        """The zone's rules."""
        return ZoneInfo(self.zone)

    def name(self, language: str) -> str:
        """Return the place's name in Chinese for Chinese readers, else in English."""
        return self.name_zh if language.startswith("zh") else self.name_en

    def works_on(self, day: date) -> bool:
        """Say whether ``day`` is worked: a make-up day always is, the weekday comes second."""
        return day in self.make_up or (day.isoweekday() in self.week and day not in self.holidays)


def keys() -> list[str]:
    """Return the keys of all calendars, shipped ones and the installation's own, in order."""
    return sorted({file.stem for folder in _folders() for file in folder.glob("*.json")})


def load(key: str) -> WorkingCalendar:
    """Read one calendar, once per process. Raises UnknownCalendar.

    A file of the same key in the data folder's ``calendars`` goes before ours, so that an
    installation can take up a newly published year, or another place, without waiting for us.
    """
    return _load(key, _folders())


@cache
def _load(key: str, folders: tuple[Path, ...]) -> WorkingCalendar:
    for folder in folders:
        if key not in {file.stem for file in folder.glob("*.json")}:
            continue
        try:
            return _read(folder / f"{key}.json")
        except (ValueError, LookupError, TypeError):
            log.exception("the calendar %s in %s cannot be read and is passed over", key, folder)
    raise UnknownCalendar(key=key)


def _folders() -> tuple[Path, ...]:
    return (Path(settings.DATA) / "calendars", Path(__file__).parent)


def _read(file: Path) -> WorkingCalendar:
    table = json.loads(file.read_text("utf-8"))
    return WorkingCalendar(
        key=table["key"],
        name_en=table["name"]["en"],
        name_zh=table["name"]["zh"],
        zone=table["zone"],
        opening=time.fromisoformat(table["opening"]),
        closing=time.fromisoformat(table["closing"]),
        week=frozenset(table["week"]),
        version=table["version"],
        source=table["source"],
        last_checked=date.fromisoformat(table["last_checked"]),
        coverage_until=date.fromisoformat(table["coverage_until"]),
        years=table["years"],
        holidays={date.fromisoformat(row["date"]): (row["name_en"], row["name_zh"]) for row in table["holidays"]},
        make_up=frozenset(map(date.fromisoformat, table["make_up"])),
    )
