"""What a person says about himself, checked field by field so that a form hears of everything at once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Required, TypedDict
from zoneinfo import available_timezones

from hospes.candidates.addresses import clean_address
from hospes.candidates.enums import Prefers
from hospes.candidates.links import clean_link
from hospes.candidates.names import clean_name, clean_optional
from hospes.candidates.phones import clean_number
from hospes.candidates.refusals import (
    DetailsRefused,
    LanguageUnknown,
    PreferenceUnknown,
    TooManyEntries,
    ZoneUnknown,
)
from hospes.foundation.refusals import Refusal
from hospes.foundation.wording import code, codes

MOST_ENTRIES = 10


class Said(TypedDict, total=False):
    """What anybody may say about himself; a key that is left out stays as it is."""

    called: str
    pronunciation: str
    reading: str
    links: Sequence[str]
    language: str
    zone: str
    prefers: str


class Details(Said, total=False):
    """A correction: whole lists as typed, the first one is written to and called."""

    name: str
    emails: Sequence[str]
    phones: Sequence[str]


class Introduction(Said, total=False):
    """A form of somebody new to it: one field for the address, one for the number."""

    name: Required[str]
    email: str
    phone: str


def clean(told: Details | Introduction, *, region: str) -> dict[str, Any]:
    """Return the details cleaned: addresses and numbers as lists, numbers as (E.164, as typed).

    Raises DetailsRefused, with one refusal per field.
    """
    cleaned: dict[str, Any] = {}
    errors: dict[str, Refusal] = {}
    for field, value in told.items():
        try:
            cleaned[field] = _cleaner(field, region)(value)
        except Refusal as refusal:
            errors[field] = refusal
    if errors:
        raise DetailsRefused(errors)
    return cleaned


def clean_zone(raw: str) -> str:
    """Return an IANA zone name. Raises ZoneUnknown."""
    if raw not in available_timezones():
        raise ZoneUnknown(zone=raw[:60])
    return raw


def clean_language(raw: str) -> str:
    """Return the short code of an installed language (``zh``). Raises LanguageUnknown."""
    if code(raw) not in codes():
        raise LanguageUnknown(language=raw[:20])
    return code(raw)


def clean_preference(raw: str) -> str:
    """Return ``voice``, ``writing`` or ``''`` (nothing said). Raises PreferenceUnknown."""
    if raw and raw not in Prefers.values:
        raise PreferenceUnknown
    return raw


def _cleaner(field: str, region: str) -> Callable[[Any], Any]:
    cleaners: dict[str, Callable[[Any], Any]] = {
        "name": clean_name,
        "email": lambda typed: _each(clean_address, [typed]),
        "phone": lambda typed: _each(lambda raw: clean_number(raw, region=region), [typed]),
        "emails": lambda typed: _each(clean_address, typed),
        "phones": lambda typed: _each(lambda raw: clean_number(raw, region=region), typed),
        "links": lambda typed: _each(clean_link, typed),
        "language": clean_language,
        "zone": clean_zone,
        "prefers": clean_preference,
    }
    return cleaners.get(field, clean_optional)


def _each(cleaner: Callable[[str], Any], typed: Iterable[str]) -> list[Any]:
    """Clean every line that is not blank."""
    said = [line for line in typed if line.strip()]
    if len(said) > MOST_ENTRIES:
        raise TooManyEntries(limit=MOST_ENTRIES)
    return [cleaner(line) for line in said]
