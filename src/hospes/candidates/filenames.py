"""File names: shown to people, never used to open anything."""

import re
from pathlib import PurePosixPath

from hospes.candidates.sniffing import SUFFIXES
from hospes.foundation.text import clean_line, shorten

_LONGEST = 100
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f/\\%;\u200e\u200f]')


def shown_name(typed: str, media_type: str) -> str:
    """Return a harmless name for ``typed`` that ends as its content says.

    Folders are dropped, ``cv.bat`` that is text becomes ``cv.bat.txt``: a double click on a saved
    file must open it as what we found it to be.
    """
    last = re.split(r"[/\\]", clean_line(typed, len(typed)))[-1]
    name = _FORBIDDEN.sub("_", last).strip(" .")
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    suffixes = SUFFIXES[media_type]
    if suffix.lower() not in suffixes:
        stem, suffix = name, suffixes[0]
    return (shorten(stem, _LONGEST) or "file") + suffix.lower()
