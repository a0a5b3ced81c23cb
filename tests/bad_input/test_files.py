"""Files nobody should send: refused in a sentence, or kept as bytes that no browser runs."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hospes.candidates.models import Document
from hospes.foundation import files as storage
from tests.bad_input.reading import page_of
from tests.candidates.files import docx_of, pdf_of, with_members
from tests.careers.conftest import typed  # noqa: F401 -- a fixture

pytestmark = pytest.mark.corpus
MEGABYTE = 1024 * 1024
WORDS = "Five lines about looms & <b>gears</b>."
NAMES = [
    "../../../etc/passwd.txt",
    "..\\..\\boot.ini.txt",
    "a\r\nSet-Cookie: x=1.txt",
    "n" * 200 + ".txt",
    "\u202etxt.exe.txt",
    "CON.txt",
    "a\0b.txt",
    "'; rm -rf /.txt",
    '"quoted".txt',
    ".txt",
    "简历.txt",
]


def bomb():
    """A DOCX whose one member unpacks to 300 MB."""
    return with_members(docx_of("Ada"), {"word/media/zero.bin": b"\0" * (300 * MEGABYTE)})


def packed_program():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../evil.exe", b"MZ")
    return stream.getvalue()


def made():
    """What is made here: names as a browser sends them, and bytes."""
    return {
        "nothing.pdf": b"",
        "large.pdf": pdf_of("Ada") + b"%" * (10 * MEGABYTE),
        "page.pdf": b"<!doctype html><script>alert(1)</script>",
        "page.html": b"<html><script>alert(1)</script>",
        "gif.pdf": b"GIF87a<?php system($_GET[0]); ?>",
        "programme.pdf": b"MZ\x90\0" + b"\0" * 500,
        "shell.txt": b"#!/bin/sh\nrm -rf /\n",
        "locked.pdf": pdf_of("Ada", password="secret"),
        "bomb.docx": bomb(),
        "archive.docx": packed_program(),
        "broken.docx": docx_of("Ada")[:800],
        "virus.txt": b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
        "cut.pdf": pdf_of("Ada")[:300],
        "double.pdf.exe": pdf_of("Ada"),
        "no-name": b"\xff\xfe\0",
    }


def found(corpora):
    folder = corpora / "malicious-input"
    kinds = ("svg", "pdf-active-content", "office-dde-and-encrypted", "pdf-encryption")
    paths = [path for kind in kinds for path in sorted((folder / kind).rglob("*")) if path.is_file()]
    return {path.name: path.read_bytes() for path in paths}


def everything(corpora):
    named = {name: WORDS.encode() for name in NAMES}
    return [*made().items(), *found(corpora).items(), *named.items()]


def upload(name, content):
    sent = SimpleUploadedFile("x", content)
    sent._name = name
    return sent


def test_files_with_an_application(world, stranger, typed, corpora, monkeypatch):  # noqa: F811
    monkeypatch.setattr("hospes.careers.limits.FORMS_AN_HOUR", 10**6)
    address = f"/en/jobs/{world.job.public_id}/apply/"
    statuses = set()
    for name, content in everything(corpora):
        told = typed(resume=upload(name, content), words=WORDS, email="new@example.org", name="New Person")
        answer = stranger.send(f"apply {name!r}", address, told)
        statuses.add(answer.status_code)
        if answer.status_code == 422:
            kept_words(stranger, name, answer)
    assert statuses == {303, 422}
    stranger.count("files with an application")


def kept_words(stranger, name, answer):
    words = [form.values["words"][0] for form in page_of(answer).forms if "words" in form.values]
    if WORDS not in [each.strip() for each in words]:
        stranger.broke.append(f"{name}: what was typed is lost")


def test_files_from_the_page_are_only_ever_saved(world, opened, corpora):
    """What is taken is read by the worker, and is an attachment that nothing runs."""
    before = set(Document.objects.values_list("pk", flat=True))
    for name, content in everything(corpora):
        opened.tried += 1
        answer = opened.client.post(f"{world.link}documents/", {"file": upload(name, content)})
        opened.look(f"upload {name!r}", answer)
        assert answer.status_code in {302, 422}, name
    world.work()
    taken = Document.objects.exclude(pk__in=before)
    assert not taken.filter(state="unread").exists()
    for document in taken:
        saved(opened, document, f"{world.link}documents/{document.public_id}/")
    opened.client.force_login(world.helen)
    for document in taken:
        saved(opened, document, f"/desk/cases/{world.ada.case.public_id}/documents/{document.public_id}/")
    opened.count(f"files from the page ({taken.count()} kept)")


def saved(stranger, document, address):
    answer = stranger.client.get(address)
    content = b"".join(answer.streaming_content)
    stranger.tried += 1
    assert answer.status_code == 200, address
    assert content == storage.path_of(document.key).read_bytes()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"].partition(";")[0] not in {"text/html", "image/svg+xml", "text/xml"}
    if not address.startswith("/desk/") or not document.can_be_shown:
        assert answer.headers["Content-Disposition"].startswith("attachment")
    assert not {"/", "\\", "\r", "\n", "\0"} & set(document.filename)
    assert len(document.filename) <= 120
