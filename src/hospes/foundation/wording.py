"""Words kept in several languages: a mapping such as ``{"en": "Call", "zh": "通话"}``.

The keys are the short codes that stand in the addresses of the site (``en``, ``zh``). Django's
catalogues have longer ones (``zh-hans``); both are understood everywhere here, so a third
language needs no change in this file.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import get_supported_language_variant

from hospes.foundation.text import clean_line

Wording = dict[str, str]


def code(language: str) -> str:
    """Return the short code of a language: ``zh-Hans`` and ``zh`` are both ``zh``."""
    return language.replace("_", "-").split("-")[0].lower()


def codes() -> list[str]:
    """Return the short codes of all languages of this installation, in the order of settings."""
    return [code(language) for language, _name in settings.LANGUAGES]


def catalogue(language: str) -> str:
    """Return the language of the gettext catalogue for ``language``; the installation's own if unknown."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def pick(words: Mapping[str, str], language: str) -> str:
    """Return the words in ``language``, else in the first language that has any, else ``''``."""
    exact = words.get(code(language), "")
    return exact or next((text for text in words.values() if text), "")


def lines(words: Mapping[str, str], limit: int) -> Wording:
    """Return what was typed per language, each as one clean line. Raises ``text.TooLong``."""
    return cleaned({language: clean_line(line, limit) for language, line in words.items()})


def cleaned(words: Mapping[str, Any]) -> Wording:
    """Return the mapping with short codes and without empty texts."""
    return {code(language): str(text) for language, text in words.items() if text}
