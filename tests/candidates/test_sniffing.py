import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hospes.candidates import packed, sniffing
from hospes.candidates.refusals import (
    FileHasForeignParts,
    FileHasMacros,
    FileIsLocked,
    FileIsPacked,
    FileNotWhatItSays,
    FileRefused,
    FileRuns,
    FileTypeRefused,
)
from hospes.candidates.sniffing import DOCX, HEIC, ODT, PDF, RTF, TEXT, media_type
from tests.candidates import files
from tests.candidates.files import docx_of, odt_of, pdf_of, with_members, zip_of

WORD = docx_of("Ada Lovelace")
RELATIONS = "word/_rels/settings.xml.rels"
TEMPLATE = b'<Relationship Id="r1" Type="http://x/attachedTemplate" Target="%s" TargetMode="External"/>'
MACRO_TYPES = b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
LOCKED_ODT = b'<manifest:encryption-data manifest:checksum="x"/>'


def hardly_packed(size: int) -> bytes:
    """Bytes that pack to about a fiftieth: no ratio gives them away."""
    chance = random.Random(1)
    return b"".join(chance.randbytes(100) + b"\0" * 4900 for _portion in range(size // 5000 + 1))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf_of("Ada"), PDF),
        (b"\xef\xbb\xbf\n" + pdf_of("Ada"), PDF),
        (WORD, DOCX),
        (odt_of("Ada"), ODT),
        (zip_of({"mimetype": ODT.encode(), "content.xml": b"<x/>"}), ODT),
        (files.RTF, RTF),
        (files.PNG, "image/png"),
        (files.JPEG, "image/jpeg"),
        (files.WEBP, "image/webp"),
        (files.HEIC, HEIC),
        (b"Ada Lovelace\r\n\tEngine builder\x0c", TEXT),
        ("王璐，机械工程师".encode(), TEXT),
        ("王璐，机械工程师".encode("gb18030"), TEXT),
        ("\ufeff王璐".encode("utf-16-le"), TEXT),
        ("\ufeff王璐".encode("utf-16-be"), TEXT),
        ("\ufeff王璐".encode(), TEXT),
        (b" ", TEXT),
        (b"Looks like < 5 years, > 3 jobs", TEXT),
        (with_members(WORD, {RELATIONS: TEMPLATE % rb"file:///C:\Users\ada\Resume.dotx"}), DOCX),
    ],
)
def test_a_file_is_what_its_content_says(data: bytes, kind: str):
    assert media_type(data) == kind


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"MZ\x90\0" + b"\0" * 100, FileRuns),
        (b"\x7fELF" + b"\0" * 100, FileRuns),
        (b"#!/bin/sh\necho hi", FileRuns),
        (b"<?php echo 1;", FileRuns),
        (b"  <!DOCTYPE html><script>alert(1)</script>", FileRuns),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", FileRuns),
        ("\ufeff<html>".encode("utf-16-le"), FileRuns),
        ("\ufeff<html>".encode(), FileRuns),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F" + b"\0" * 60, FileRuns),
        (files.OLD_DOC, FileIsLocked),
        (b"GIF89a" + b"\0" * 32, FileTypeRefused),
        (b"\0" * 64, FileTypeRefused),
        (b"\xff\xfe\0", FileTypeRefused),
        (b"\xff\x80\xff\x80", FileTypeRefused),
        (b"Rar!\x1a\x07\x01\0" + bytes(range(256)), FileTypeRefused),
        (rb"{\rtf1 {\object\objdata 0105}}", FileHasForeignParts),
        (b"PK\x03\x04" + b"\0" * 100, FileNotWhatItSays),
        (zip_of({"cv.exe": b"MZ"}), FileTypeRefused),
        (zip_of({"mimetype": ODT.encode()}), FileTypeRefused),
        (with_members(WORD, {"word/vbaProject.bin": b"x"}), FileHasMacros),
        (with_members(WORD, {"[Content_Types].xml": MACRO_TYPES}), FileHasMacros),
        (with_members(WORD, {"word/document.xml": b"<w:instrText> DDEAUTO c:\\\\calc"}), FileHasMacros),
        (with_members(WORD, {"word/embeddings/oleObject1.bin": b"x"}), FileHasForeignParts),
        (with_members(WORD, {RELATIONS: TEMPLATE % b"https://evil.example/x.dotm"}), FileHasForeignParts),
        (with_members(odt_of("Ada"), {"Basic/Standard/Module1.xml": b"x"}), FileHasMacros),
        (with_members(odt_of("Ada"), {"META-INF/manifest.xml": LOCKED_ODT}), FileIsLocked),
        (files.marked_encrypted(WORD), FileIsLocked),
    ],
)
def test_what_runs_hides_or_is_something_else_is_refused(data: bytes, refusal: type[FileRefused]):
    with pytest.raises(refusal):
        media_type(data)


def test_bytes_that_only_decode_by_chance_are_no_text():
    unused = "\ue000\u0378".encode("gb18030") * 50

    with pytest.raises(FileTypeRefused):
        media_type(unused)


@pytest.mark.parametrize(
    "members",
    [
        {f"word/{number}.xml": b"" for number in range(packed.MOST_MEMBERS)},
        {"word/media/a.png": hardly_packed(packed.MOST_UNPACKED + 1)},
        {f"word/media/{number}.png": b"\0" * (11 * 1024 * 1024) for number in range(3)},
    ],
    ids=["members", "size", "ratio"],
)
def test_a_zip_bomb_is_refused_without_unpacking_it(members: dict[str, bytes]):
    with pytest.raises(FileIsPacked):
        media_type(with_members(WORD, members))


def test_a_member_that_lies_about_its_size_is_damaged():
    """Its directory says ten bytes, its data unpacks to ten megabytes: reading stops at ten."""
    bomb = with_members(WORD, {"[Content_Types].xml": b" " * 10_000_000})
    lying = bytearray(bomb)
    at = lying.find(b"[Content_Types].xml", lying.find(b"PK\x01\x02")) - 46
    lying[at + 24 : at + 28] = (10).to_bytes(4, "little")

    with pytest.raises(FileNotWhatItSays):
        media_type(bytes(lying))


def judged_without_an_error(data: bytes) -> None:
    with suppress(FileRefused):
        assert media_type(data) in sniffing.SUFFIXES


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(WORD) - 1), with_bytes=st.binary(min_size=1, max_size=8), cut=st.booleans())
def test_a_damaged_file_is_accepted_or_refused_never_an_error(at: int, with_bytes: bytes, cut: bool):
    data = WORD[:at] + with_bytes + (b"" if cut else WORD[at + len(with_bytes) :])

    judged_without_an_error(data)


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_accepted_or_refused_never_an_error(data: bytes):
    judged_without_an_error(data)


@pytest.mark.corpus
def test_hostile_office_files_of_the_corpus_are_refused_or_harmless(corpora: Path):
    folder = corpora / "malicious-input" / "office-dde-and-encrypted"
    judged = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size):
        try:
            judged[str(file.relative_to(folder))] = media_type(file.read_bytes()).rpartition(".")[2]
        except FileRefused as refused:
            judged[str(file.relative_to(folder))] = type(refused).__name__

    assert {name: kind for name, kind in judged.items() if not kind.startswith("File")} == {
        "basic/text": "text/plain",
        "msodde/dde-in-csv.csv": "text/plain",
        "msodde/harmless-clean.docx": "document",
    }
    assert judged["msodde/dde-test.docx"] == judged["msodde/dde-test.docm"] == "FileHasMacros"


@pytest.mark.corpus
def test_pictures_with_scripts_are_refused(corpora: Path):
    for file in (corpora / "malicious-input" / "svg").rglob("*.svg"):
        with pytest.raises(FileRuns):
            media_type(file.read_bytes())


def test_a_zip_with_an_unknown_packing_is_damaged():
    data = bytearray(zip_of({"mimetype": b"x", "content.xml": b"y"}, zipfile.ZIP_STORED))
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.find(sign)
        data[at + offset] = 97

    with pytest.raises(FileNotWhatItSays):
        media_type(bytes(data))


def test_every_kind_has_an_ending():
    assert sniffing.SUFFIXES.keys() >= sniffing.WORDS | sniffing.SHOWABLE
