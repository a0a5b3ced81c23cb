"""Taking the words out of a file, one way for each kind."""

import re
from collections.abc import Callable

from striprtf.striprtf import rtf_to_text

from hospes.candidates.reading import docx, odt, pdf
from hospes.candidates.reading.cannot import CannotRead
from hospes.candidates.reading.plain import decoded

# About 150 printed pages: longer is no résumé, and search would drown in it.
MOST_CHARACTERS = 400_000
_BLANKS = re.compile("[ \t\xa0\u3000]+")
_GAPS = re.compile(r"\s*\n\s*\n\s*")
# What a database's text column refuses, icons of private fonts, and what turns a page's direction around.
_UNSTORED = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\ufeff\ue000-\uf8ff\u202a-\u202e\u2066-\u2069]"
)


def read(data: bytes, media_type: str) -> tuple[str, bool]:
    """Return the words and whether the file holds scripts or actions. Raises CannotRead."""
    active = False
    if media_type == "application/pdf":
        text, active = pdf.read(data, MOST_CHARACTERS)
    else:
        text = WAYS[media_type](data)
    text = tidied(text)
    if not text:
        raise CannotRead("no_text", active=active)
    if len(text) > MOST_CHARACTERS:
        raise CannotRead("too_long", active=active)
    return text, active


def tidied(text: str) -> str:
    """Return text as it is stored: no controls, single blanks, at most one empty line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return _GAPS.sub("\n\n", _BLANKS.sub(" ", _UNSTORED.sub("", lines))).strip()


def _rtf(data: bytes) -> str:
    # RTF is ASCII with escapes; what stands above it is read as its authors' usual code page.
    source = data.decode("cp1252", "replace")
    return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]


def _plain(data: bytes) -> str:
    text = decoded(data)
    if text is None:
        raise CannotRead("damaged")
    return text


WAYS: dict[str, Callable[[bytes], str]] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx.read,
    "application/vnd.oasis.opendocument.text": odt.read,
    "application/rtf": _rtf,
    "text/plain": _plain,
}
