"""Cleaning what people typed: nothing that breaks storage or reading direction, nothing lost."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal

# Embeddings, overrides and isolates turn the rest of a page around; the plain marks U+200E and
# U+200F and the joiners that Persian and emoji need stay.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# C0 and C1 controls but tab and newline, the byte-order mark, and halves of surrogate pairs,
# which neither database stores.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|\x85|\u2028|\u2029")


class TooLong(Refusal):
    """More was typed than we keep; cutting it silently would lose what somebody wrote."""

    sentence = _("This is too long: at most %(limit)s characters, and it has %(length)s.")


def clean_line(raw: str, limit: int) -> str:
    """Return one line: NFC, no controls, white space folded. Raises TooLong beyond ``limit``."""
    return _within(" ".join(_plain(raw).split()), limit)


def clean_text(raw: str, limit: int) -> str:
    """Return text with its line breaks, each a single newline, else as ``clean_line``."""
    return _within(_plain(raw).strip(), limit)


def shorten(text: str, limit: int) -> str:
    """Cut ``text`` to ``limit`` characters, with an ellipsis where something is gone."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def normalise_address(address: str) -> str:
    """Return an e-mail address as we compare it: lower case, full-width forms folded, IDN as ASCII.

    Dots and plus-tags stay: only one provider ignores them, and folding would join strangers.
    """
    folded = "".join(unicodedata.normalize("NFKC", _plain(address)).lower().split())
    local, at, domain = folded.rpartition("@")
    try:
        return local + at + domain.encode("idna").decode("ascii")
    except UnicodeError:
        return folded


def _plain(raw: str) -> str:
    broken = _BREAKS.sub("\n", raw)
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _TURNS.sub("", broken)))


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise TooLong(limit=limit, length=len(text))
    return text
