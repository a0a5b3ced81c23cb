"""What a file is, told by its content: accepted kinds, and plain refusals for all others."""

import re
import unicodedata

import puremagic

from hospes.candidates import packed
from hospes.candidates.packed import DOCX, ODT
from hospes.candidates.reading.plain import decoded
from hospes.candidates.refusals import (
    FileHasForeignParts,
    FileIsLocked,
    FileRuns,
    FileTypeRefused,
)

PDF = "application/pdf"
RTF = "application/rtf"
TEXT = "text/plain"
HEIC = "image/heic"
# Kinds whose words are read, kinds that a browser may show, and how their names end.
WORDS = frozenset({PDF, DOCX, ODT, RTF, TEXT})
SHOWABLE = frozenset({"image/png", "image/jpeg", "image/webp"})
SUFFIXES = {
    PDF: (".pdf",),
    DOCX: (".docx",),
    ODT: (".odt",),
    RTF: (".rtf",),
    TEXT: (".txt", ".md"),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/webp": (".webp",),
    HEIC: (".heic", ".heif"),
}
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"<?php")
_PROGRAM_NAMES = {".exe", ".dll", ".elf", ".class", ".jar", ".lnk", ".msi", ".swf", ".html", ".svg", ".wasm"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = {
    b"%PDF-": PDF,
    b"{\\rtf": RTF,
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_RTF_PARTS = re.compile(rb"\\(objdata|objemb|objupdate|objocx)")
_MARKUP = re.compile(r"\s*<\s*[!?a-z]", re.IGNORECASE)
_SAMPLE = 200_000
_TEXT_CONTROLS = frozenset("\t\n\r\f\v")


def media_type(data: bytes) -> str:
    """Return the media type of an accepted file. Raises a FileRefused that says what to send instead."""
    if data.startswith(_PROGRAMS):
        raise FileRuns
    if data.startswith(_OLD_OFFICE):
        raise FileIsLocked
    if data.startswith(b"PK\x03\x04"):
        return packed.media_type(data)
    kind = _by_signature(data) or _text(data)
    if kind is None:
        raise FileRuns if _is_program(data) else FileTypeRefused
    return kind


def _by_signature(data: bytes) -> str | None:
    # Some programs write a byte-order mark or a line break before a PDF's or RTF's signature.
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    kind = next((kind for sign, kind in _SIGNATURES.items() if start.startswith(sign)), None)
    if kind == RTF and _RTF_PARTS.search(data):
        raise FileHasForeignParts
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "image/webp"
    if kind is None and data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        kind = HEIC
    return kind


def _text(data: bytes) -> str | None:
    """Plain text, where it reads as text; markup that a browser could run is refused."""
    text = decoded(data)
    if text is None:
        return None
    if _MARKUP.match(text):
        raise FileRuns
    sample = text[:_SAMPLE]
    kinds = [unicodedata.category(character) for character in sample if character not in _TEXT_CONTROLS]
    # Any bytes decode as GB 18030 sooner or later, but then into characters that nobody uses.
    strange = sum(kind in {"Cn", "Co", "Cs"} for kind in kinds)
    return None if "Cc" in kinds or strange * 50 > len(kinds) else TEXT


def _is_program(data: bytes) -> bool:
    try:
        return any(guess.extension in _PROGRAM_NAMES for guess in puremagic.magic_string(data))
    except (puremagic.PureError, ValueError):
        return False
