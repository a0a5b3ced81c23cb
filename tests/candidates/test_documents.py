import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hospes.candidates.filenames import shown_name
from hospes.candidates.models import Candidate, Document
from hospes.candidates.models.acceptable import MEGABYTE
from hospes.candidates.refusals import FileEmpty, FileRuns, FileTooLarge
from hospes.candidates.settings import CandidateSettings
from hospes.candidates.sniffing import DOCX, PDF, TEXT
from hospes.foundation import clock, house
from hospes.foundation import files as storage
from hospes.journal.models import Entry
from tests.candidates import files
from tests.candidates.files import docx_of, pdf_of

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_an_accepted_file_lies_under_a_random_name(ada: Candidate, accept: Callable[..., Document]):
    content = docx_of("Ada")

    document = accept(name="../../Ada's CV.DOCX", content=io.BytesIO(content), about="job:12", now=NOW)

    again = Document.objects.get()
    assert (again, again.candidate, again.about, again.kind) == (document, ada, "job:12", "resume")
    assert (again.filename, again.media_type, again.size) == ("Ada's CV.docx", DOCX, len(content))
    assert (again.state, again.text, again.uploaded_at) == ("unread", "", NOW)
    assert storage.path_of(again.key).read_bytes() == content
    assert "Ada" not in str(storage.path_of(again.key))
    with again.open() as stream:
        assert stream.read() == content
    entry = Entry.objects.get(verb="document.accepted")
    assert entry.data == {"document": document.public_id, "media_type": DOCX}


def test_a_picture_is_kept_as_it_is(accept: Callable[..., Document]):
    assert accept(name="me.png", content=files.PNG).state == "kept"


@pytest.mark.parametrize(
    ("content", "limit", "refusal", "sentence"),
    [
        (b"", 10 * MEGABYTE, FileEmpty, "This file is empty. Please choose it again."),
        (b"x" * (10 * MEGABYTE + 1), 10 * MEGABYTE, FileTooLarge, "This file is too large. It may have up to 10 MB."),
        (b"x" * 11, 10, FileTooLarge, "This file is too large. It may have up to 1 MB."),
        (
            b"MZ\0",
            10,
            FileRuns,
            (
                "This file is a program, a web page or the like. "
                "Please send a PDF, DOCX, ODT, RTF or text file, or a picture."
            ),
        ),
    ],
)
def test_a_refused_file_leaves_nothing_behind(
    accept: Callable[..., Document], content: bytes, limit: int, refusal: type[Exception], sentence: str
):
    before = set(storage.path_of("0" * 32).parent.parent.glob("*/*"))

    with pytest.raises(refusal) as refused:
        accept(content=io.BytesIO(content), limit=limit)

    assert str(refused.value) == sentence
    assert not Document.objects.exists()
    assert set(storage.path_of("0" * 32).parent.parent.glob("*/*")) == before


def test_the_house_says_how_large_a_file_may_be(accept: Callable[..., Document]):
    house.write(CandidateSettings, file_limit=1)

    with pytest.raises(FileTooLarge) as refused:
        accept(content=b"x" * (MEGABYTE + 1))

    assert str(refused.value) == "This file is too large. It may have up to 1 MB."


def test_only_files_that_a_document_names_survive_the_sweep(accept: Callable[..., Document]):
    document, orphan = accept(), storage.store(b"nobody's")

    assert orphan in storage.sweep(clock.now() + timedelta(days=2))

    assert storage.path_of(document.key).exists()


def test_exactly_the_limit_is_accepted(accept: Callable[..., Document]):
    assert accept(content=b"x" * 10, limit=10).size == 10


def test_a_form_may_check_first_and_the_stream_is_whole_afterwards(db: None):
    stream = io.BytesIO(pdf_of("Ada"))

    assert Document.objects.inspect(stream) == PDF
    assert stream.tell() == 0
    assert Document.objects.inspect(b"Ada") == TEXT
    with pytest.raises(FileRuns):
        Document.objects.inspect(b"<html>")


@pytest.mark.parametrize(
    ("typed", "media_type", "shown"),
    [
        ("cv.pdf", PDF, "cv.pdf"),
        ("简历 王璐.PDF", PDF, "简历 王璐.pdf"),
        ("cv.bat", TEXT, "cv.bat.txt"),
        ("cv.pdf.exe", PDF, "cv.pdf.exe.pdf"),
        ("C:\\Users\\ada\\cv.docx", DOCX, "cv.docx"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("cv\u202efdp.exe", PDF, "cvfdp.exe.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", PDF, "ab Set-Cookie_ x.pdf"),
        ('"><script>.pdf', PDF, "___script_.pdf"),
        ("", PDF, "file.pdf"),
        ("...", PDF, "file.pdf"),
        (".pdf", PDF, "pdf.pdf"),
        ("x" * 300 + ".pdf", PDF, "x" * 99 + "….pdf"),
    ],
)
def test_a_file_name_is_shown_harmlessly_and_ends_as_the_content_says(typed: str, media_type: str, shown: str):
    assert shown_name(typed, media_type) == shown


def test_a_download_is_saved_never_opened_on_our_site(accept: Callable[..., Document]):
    assert accept(name="简历 2.txt", content=b"Ada").download_headers() == {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Disposition": ("attachment; filename=\"__ 2.txt\"; filename*=UTF-8''%E7%AE%80%E5%8E%86%202.txt"),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
    }


@pytest.mark.parametrize(
    ("content", "state", "active", "shown"),
    [
        (files.PNG, "kept", False, True),
        (files.HEIC, "kept", False, False),
        (pdf_of("Ada"), "read", False, True),
        (pdf_of("Ada"), "unreadable", False, True),
        (pdf_of("Ada"), "unread", False, False),
        (pdf_of("Ada"), "read", True, False),
        (docx_of("Ada"), "read", False, False),
        (b"Ada", "read", False, False),
    ],
)
def test_only_pictures_and_harmless_pdfs_are_shown_in_a_page(
    accept: Callable[..., Document], content: bytes, state: str, active: bool, shown: bool
):
    document = accept(content=content)
    document.state, document.active = state, active

    headers = document.preview_headers()

    assert document.can_be_shown is shown
    assert headers["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("count", [1, 3])
def test_the_files_of_a_candidate_cost_one_query(
    ada: Candidate, accept: Callable[..., Document], count: int, django_assert_num_queries: Any
):
    for _number in range(count):
        accept()

    with django_assert_num_queries(1):
        shown = [(d.filename, d.reason_in_words, d.can_be_shown) for d in ada.documents.all()]
    assert len(shown) == count
