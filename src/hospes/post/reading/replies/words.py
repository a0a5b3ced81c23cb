"""The words of ``words.toml``: what mail programs of many languages write around a quoted letter."""

import re
import tomllib
from pathlib import Path
from typing import Any

_TOLD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def _list(name: str) -> tuple[str, ...]:
    """One list, longest words first, so that a pattern made of them finds the whole word."""
    return tuple(sorted((str(word).casefold() for word in _TOLD[name]), key=len, reverse=True))


def pattern(words: tuple[str, ...]) -> str:
    """One pattern for all: whole words where the script has letters with gaps between words."""
    return "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words)


VERBS = _list("verbs")
ORIGINALS = _list("originals")
ORIGINALS_ALONE = _list("originals_alone")
SENT_FROM = _list("sent_from")
SENT_FROM_END = _list("sent_from_end")
CLOSINGS = _list("closings")
BELOW = _list("below")
ANSWERS_BELOW = _list("answers_below")
BANNERS = _list("banners")
SMALL_PRINT = _list("small_print")
SMALL_PRINT_ALSO = _list("small_print_also")
SMALL_PRINT_TITLES = _list("small_print_titles")
# Label by label what it names: {"from": "from", "von": "from", "sent": "date", …}
LABELS: dict[str, str] = {str(label).casefold(): kind for kind, labels in _TOLD["labels"].items() for label in labels}
