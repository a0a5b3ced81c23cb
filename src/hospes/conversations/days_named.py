"""Days ahead that a member named in a letter from his own mail program (practice P6): is that a promise?

English and Chinese. It only raises a question, so a day more is better than one too few; days that are
over raise none (practice P4).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

MOST = 3
LONGEST_TEXT = 20_000
FARTHEST = timedelta(days=366)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NAMED = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?:(?P<y>20\d\d) ?年 ?)?(?<!\d)(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?[日号號]"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('n')},?(?: (?P<y>20\d\d))?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH.format('n')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y>20\d\d))?", re.IGNORECASE),
)
_WEEKDAY = re.compile(
    r"\b(?:(?P<next>next) )?(?:(?P<en>mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|(?P<xia>下)?(?:个|個)?(?:周|星期|礼拜|禮拜)(?P<zh>[一二三四五六日天])",
    re.IGNORECASE,
)
_EN = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_ZH = "一二三四五六日"
_SOON = (
    (re.compile(r"\bthe day after tomorrow\b|后天|後天", re.IGNORECASE), 2),
    (re.compile(r"(?<!day after )\btomorrow\b|明天|明日", re.IGNORECASE), 1),
)


def days_ahead(text: str, *, now: datetime, zone: str) -> list[date]:
    """Return the days after today that a text names, the nearest first, at most three. ``zone``: the writer's."""
    today = now.astimezone(ZoneInfo(zone)).date()
    told = " ".join(text[:LONGEST_TEXT].split())
    found = {*_dates(told, today), *_weekdays(told, today), *_soon(told, today)}
    return sorted(day for day in found if today < day <= today + FARTHEST)[:MOST]


def _dates(text: str, today: date) -> Iterator[date]:
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else _MONTHS.index(parts["n"][:3].lower()) + 1
            day = _of_year(parts["y"], month, int(parts["d"]), today)
            if day is not None:
                yield day


def _of_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """The day; without a year this year's, or next year's where this year's lies half a year back."""
    try:
        named = date(int(year) if year else today.year, month, day)
        return named if year or named > today - FARTHEST / 2 else named.replace(year=today.year + 1)
    except ValueError:
        return None


def _weekdays(text: str, today: date) -> Iterator[date]:
    for match in _WEEKDAY.finditer(text):
        name = match["en"]
        number = _EN.index(name.lower()) if name else _ZH.index(match["zh"].replace("天", "日"))
        if match["xia"]:
            # 下周五 is Friday of the week after this one, whatever today is.
            yield today + timedelta(days=7 - today.weekday() + number)
        else:
            yield today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _soon(text: str, today: date) -> Iterator[date]:
    for pattern, days in _SOON:
        if pattern.search(text):
            yield today + timedelta(days=days)
