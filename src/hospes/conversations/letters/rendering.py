"""Letters into words, in the candidate's language."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from django.utils import translation

from hospes.conversations.letters.letter import Draft, letters
from hospes.foundation import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(r"\{([a-z]+)\}")


def render(key: str, language: str, facts: Mapping[str, str]) -> Draft:
    """Return the letter in ``language``; ``{date}`` stays a token until a promise fills it.

    A paragraph that needs a fact which is missing or empty is left out.
    """
    letter = letters[key]
    known = {name: value for name, value in facts.items() if value} | {"date": "{date}"}
    with translation.override(wording.catalogue(language)):
        paragraphs = [str(p) for p in letter.paragraphs]
        told = [p.format(**known) for p in paragraphs if _names(p) <= known.keys()]
        subject = str(letter.subject).format(**{"job": "", "company": ""} | known)
    return Draft(subject=subject, text="\n\n".join(told), letter=key)


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Put facts into a text that a person may have edited; unknown words in braces stay as typed."""
    return _TOKEN.sub(lambda match: facts.get(match[1], match[0]), text)


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
