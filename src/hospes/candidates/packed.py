"""Files that are ZIP archives inside (DOCX, ODT): looked at without unpacking them."""

import io
import zipfile

from hospes.candidates.refusals import (
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
_TYPES = "[Content_Types].xml"
_MACROS = ("vbaproject.bin", "vbadata.xml", "/activex/", "basic/", "scripts/")


def media_type(data: bytes) -> str:
    """Return what the archive is: DOCX or ODT.

    Sizes are read from its directory: a member never unpacks to more than it declares there, since
    our readers stop at that length. Raises a FileRefused for bombs, macros, passwords, other archives.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        _refuse_bombs(members, len(data))
        if any(member.flag_bits & 0x1 for member in members):
            raise FileIsLocked
        kind = _kind(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as damaged:
        raise FileNotWhatItSays from damaged
    return kind


def _refuse_bombs(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        raise FileIsPacked
    if unpacked > FREE_UNPACKED and unpacked > MOST_RATIO * size:
        raise FileIsPacked


def _kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if any(part in f"/{name.lower()}" for name in names for part in _MACROS):
        raise FileHasMacros
    if "mimetype" in names and archive.read("mimetype").strip() == ODT.encode():
        return _odt(archive, names)
    if _TYPES in names and "word/document.xml" in names:
        return _docx(archive)
    raise FileTypeRefused


def _docx(archive: zipfile.ZipFile) -> str:
    if b"macroenabled" in archive.read(_TYPES).lower():
        raise FileHasMacros
    return DOCX


def _odt(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "content.xml" not in names:
        raise FileNotWhatItSays
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise FileIsLocked
    return ODT
