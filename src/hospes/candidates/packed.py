"""Files that are ZIP archives inside (DOCX, ODT): looked at without unpacking them."""

import io
import lzma
import re
import zipfile
import zlib

from hospes.candidates.refusals import (
    FileHasForeignParts,
    FileHasMacros,
    FileIsLocked,
    FileIsPacked,
    FileNotWhatItSays,
    FileTypeRefused,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
# An honest résumé has a few dozen members; a picture-heavy one unpacks to some ten megabytes.
MOST_MEMBERS = 2_000
MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 200
# XML of a long table packs a thousandfold and is harmless while it is small.
FREE_UNPACKED = 10 * 1024 * 1024
_LOOKED_AT = 20 * 1024 * 1024
_TYPES = "[Content_Types].xml"
_WORDS = "word/document.xml"
_MACROS = ("/vbaproject.bin", "/vbadata.xml", "/activex/", "/basic/", "/scripts/")
# Word starts programs for such a field when the file is opened, and fetches such a template. A
# template on the author's own disk (file:///C:\\…) is common and harmless.
_COMMAND = re.compile(rb"(?:instrText[^>]*>|:instr=[\"'])\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_FETCHES = re.compile(rb"(?:attachedTemplate|oleObject|frame)[\"']", re.IGNORECASE)
_ELSEWHERE = re.compile(rb"Target=[\"'](?:https?:|ftp:|mhtml:|\\\\|file://[^/])", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    ValueError,
    RuntimeError,
    EOFError,
)


def media_type(data: bytes) -> str:
    """Return what the archive is: DOCX or ODT.

    Sizes are read from its directory: a member never unpacks to more than it declares there, since
    our readers stop at that length. Raises a FileRefused for bombs, macros, passwords, other archives.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _refuse_bombs(archive.infolist(), len(data))
        return _kind(archive)
    except _BROKEN as damaged:
        raise FileNotWhatItSays from damaged


def _refuse_bombs(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        raise FileIsPacked
    if unpacked > FREE_UNPACKED and unpacked > MOST_RATIO * size:
        raise FileIsPacked


def _kind(archive: zipfile.ZipFile) -> str:
    if any(member.flag_bits & 0x1 for member in archive.infolist()):
        raise FileIsLocked
    names = set(archive.namelist())
    if any(part in f"/{name.lower()}" for name in names for part in _MACROS):
        raise FileHasMacros
    if "content.xml" in names and _member(archive, "mimetype").strip() == ODT.encode():
        return _odt(archive)
    if {_TYPES, _WORDS} <= names:
        return _docx(archive)
    raise FileTypeRefused


def _odt(archive: zipfile.ZipFile) -> str:
    if b"encryption-data" in _member(archive, "META-INF/manifest.xml"):
        raise FileIsLocked
    return ODT


def _docx(archive: zipfile.ZipFile) -> str:
    if b"macroenabled" in _member(archive, _TYPES).lower() or _COMMAND.search(_member(archive, _WORDS)):
        raise FileHasMacros
    names = archive.namelist()
    if any(name.startswith("word/embeddings/") and name.endswith(".bin") for name in names):
        raise FileHasForeignParts
    relations = [name for name in names if name.startswith("word/") and name.endswith(".rels")]
    for relation in _RELATION.findall(b"".join(_member(archive, name) for name in relations)):
        if _FETCHES.search(relation) and _ELSEWHERE.search(relation):
            raise FileHasForeignParts
    return DOCX


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of a member, or nothing where there is none."""
    try:
        with archive.open(name) as stream:
            return stream.read(_LOOKED_AT)
    except KeyError:
        return b""
