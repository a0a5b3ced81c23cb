"""Names: cleaned, compared, greeted and sorted, and never split."""

import hashlib
import unicodedata

from hospes.candidates.refusals import LineTooLong, NameMissing, NameTooLong
from hospes.foundation.text import TooLong, clean_line
from hospes.foundation.wording import code
from hospes.search import pinyin

LIMIT = 200
# How a letter begins, by language; the comma belongs to the letter.
_SALUTATIONS = {"zh": "{name}{form}好"}


def clean_name(raw: str) -> str:
    """Return the name on one line. Raises NameMissing (also for invisible characters) or NameTooLong."""
    try:
        name = clean_line(raw, LIMIT)
    except TooLong as long:
        raise NameTooLong(limit=LIMIT) from long
    if all(unicodedata.category(character)[0] in "CZM" for character in name):
        raise NameMissing
    return name


def clean_optional(raw: str, limit: int = LIMIT) -> str:
    """Return one line that may be empty. Raises LineTooLong."""
    try:
        return clean_line(raw, limit)
    except TooLong as long:
        raise LineTooLong(limit=limit) from long


def comparable(name: str) -> str:
    """Return the name as two names are compared: NFKC, casefolded, spaces folded, Han kept as they are.

    A space between two Han characters is layout (王 璐 is 王璐); elsewhere it is part of the name.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(character for character in folded if unicodedata.category(character) != "Cf")
    return pinyin.joined(" ".join(seen.split()))


def identity(kind: str, contact: str, name: str) -> str:
    """Return the key of "this address (or number) and this name" (DESIGN "Who is who"): 64 hex digits."""
    return hashlib.sha256("\0".join([kind, contact, comparable(name)]).encode()).hexdigest()


def salutation(name: str, *, language: str, form: str = "您") -> str:
    """Return how a letter addresses somebody shown as ``name`` (practice P26).

    English has the name alone, Chinese the whole name and ``form`` (您 or 你) with 好; a title is
    never guessed.
    """
    return _SALUTATIONS.get(code(language), "{name}").format(name=name, form=form)
