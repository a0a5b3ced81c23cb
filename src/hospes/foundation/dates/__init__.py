"""How each language writes dates, as data: one JSON file per language, patterns in CLDR letters.

A language without a file has its own names of days and months in the English order. So a third
language needs a file here, and no code.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class DateWords:
    """Patterns (``day``, ``day_year``, ``month``, ``month_year``, ``hour``) and sentence forms."""

    locale: str
    day: str
    day_year: str
    hour: str
    day_and_hour: str
    place: str
    own: str
    both: str
    around: str
    make_up: str
    noted: str
    span: str


@cache
def date_words(language: str) -> DateWords:
    """Return the wording for ``en``, ``zh-hans``, …: the file of the language, else English."""
    name = language.partition("-")[0].lower()
    file = _FOLDER / f"{name}.json"
    if name.isalpha() and file.exists():
        return DateWords(**json.loads(file.read_text("utf-8")))
    english = json.loads((_FOLDER / "en.json").read_text("utf-8"))
    return DateWords(**english)
