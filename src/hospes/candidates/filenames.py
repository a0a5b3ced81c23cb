"""File names: shown to people, never used to open anything."""

import re
from pathlib import PurePosixPath

from hospes.candidates.sniffing import SUFFIXES
from hospes.foundation.text import clean_line, shorten

_LONGEST = 100
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f/\\%;\u200e\u200f]')

# No program among them, and nothing that a browser opens.
_OFFICE = {
    ".doc",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".ods",
    ".odp",
    ".wps",
    ".et",
    ".dps",
    ".csv",
    ".ics",
    ".vcf",
    ".eml",
}
_MEDIA = {".gif", ".tif", ".tiff", ".bmp", ".mp3", ".m4a", ".wav", ".mp4", ".mov", ".zip", ".7z", ".rar"}
_OPENED_BY_OTHERS = _OFFICE | _MEDIA


def shown_name(typed: str, media_type: str) -> str:
    """Return a harmless name for ``typed`` that ends as its content says.

    Folders are dropped, ``cv.bat`` that is text becomes ``cv.bat.txt``: a double click on a saved
    file must open it as what we found it to be.
    """
    name = _plain(typed)
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    suffixes = SUFFIXES[media_type]
    if suffix.lower() not in suffixes:
        stem, suffix = name, suffixes[0]
    return (shorten(stem, _LONGEST) or "file") + suffix.lower()


def saved_name(typed: str, media_type: str) -> str:
    """Return a harmless name for a file that came by mail; ``media_type`` is '' where we do not know the kind.

    Of unknown kinds only endings that open in an office, a picture or a player stay; any other gets ".bin".
    """
    if media_type:
        return shown_name(typed, media_type)
    name = _plain(typed)
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
    if suffix not in _OPENED_BY_OTHERS:
        stem, suffix = name, ".bin"
    return (shorten(stem, _LONGEST) or "file") + suffix


def _plain(typed: str) -> str:
    last = re.split(r"[/\\]", clean_line(typed, len(typed)))[-1]
    return _FORBIDDEN.sub("_", last).strip(" .")
