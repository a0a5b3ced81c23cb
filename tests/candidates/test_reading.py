import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hospes.candidates.models import Document
from hospes.candidates.reading import child, kinds, pdf, reader
from hospes.candidates.reading.cannot import CannotRead
from hospes.candidates.reading.reader import Outcome
from hospes.candidates.sniffing import DOCX, ODT, PDF, RTF, TEXT
from hospes.foundation import claiming
from hospes.foundation import files as storage
from tests.candidates import files
from tests.candidates.files import docx_of, odt_of, pdf_of, saved, with_members

ZH = ["王璐，机械工程师", "2018年至今 港灯机器人 上海"]
BOX = (
    "<w:p {ns}><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
IN_BOX = "<w:txbxContent><w:p><w:r><w:t>ada@</w:t></w:r><w:r><w:t>example.org</w:t></w:r></w:p></w:txbxContent>"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Outcome]:
    """Read bytes in a real child."""

    def read_bytes(data: bytes, media_type: str, timeout: float = reader.TIMEOUT) -> Outcome:
        (tmp_path / "file").write_bytes(data)
        with (tmp_path / "file").open("rb") as stream:
            return reader.read(stream, media_type, timeout=timeout)

    return read_bytes


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (pdf_of(*ZH, font="STSong-Light"), PDF),
        (docx_of(*ZH), DOCX),
        ("\r\n".join(ZH).encode("gb18030"), TEXT),
        ("\n".join(ZH).encode(), TEXT),
        (("\ufeff" + "\r".join(ZH)).encode("utf-16-le"), TEXT),
    ],
)
def test_the_same_chinese_words_come_out_of_every_kind(read: Callable[..., Outcome], data: bytes, media_type: str):
    assert read(data, media_type) == Outcome(text="\n".join(ZH))


def test_an_open_document_is_read_with_its_tables(read: Callable[..., Outcome]):
    words = "Résumé\nAda\n王璐\nin a table: Ada\nin a table: 王璐"

    assert read(odt_of("Ada", "王璐"), ODT).text == kinds.read(odt_of("Ada", "王璐"), ODT)[0] == words


def test_rich_text_is_read_in_its_code_page(read: Callable[..., Outcome]):
    assert read(files.RTF, RTF).text == kinds.read(files.RTF, RTF)[0] == "Ada Lovelace\n王璐"


def test_a_word_file_is_read_with_tables_margins_and_boxes():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ada Lovelace"
    document.add_paragraph("Experience")
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "2018 to now"
    table.cell(0, 2).text = "Engine builder"
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "inner"
    document.element.body.insert(0, parse_xml(BOX.format(ns=nsdecls("w"), box=IN_BOX)))

    text = kinds.read(saved(document), DOCX)[0]

    assert text.count("2018 to now") == text.count("ada@example.org") == 1
    assert [line.strip() for line in text.splitlines() if line.strip()] == [
        "Ada Lovelace",
        "Experience",
        "2018 to now Engine builder",
        "inner",
        "ada@example.org",
    ]


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (pdf_of("Ada", password="secret"), PDF, "password"),
        (b"%PDF-1.7\nno pages", PDF, "damaged"),
        (pdf_of(), PDF, "no_text"),
        (pdf_of("Ada", pages=pdf.MOST_PAGES + 1), PDF, "too_long"),
        (with_members(docx_of("Ada"), {"word/document.xml": b"<broken"}), DOCX, "damaged"),
        (docx_of("  "), DOCX, "no_text"),
        (b"word " * (kinds.MOST_CHARACTERS // 4), TEXT, "too_long"),
        (b"\xff\x80", TEXT, "damaged"),
        (b"Ada", "image/png", "damaged"),
    ],
)
def test_why_a_file_cannot_be_read_is_said(read: Callable[..., Outcome], data: bytes, media_type: str, reason: str):
    assert read(data, media_type) == Outcome(reason=reason)
    assert child.outcome(data, media_type) == {"text": "", "reason": reason, "active": False}


def test_a_child_says_the_words_it_found():
    assert child.outcome(b"Ada", TEXT) == {"text": "Ada", "reason": "", "active": False}


def test_a_long_pdf_is_not_read_to_its_end():
    with pytest.raises(CannotRead) as refused:
        pdf.read(pdf_of("Ada Lovelace", pages=3), 20)

    assert refused.value.reason == "too_long"


def test_a_file_that_needs_too_much_memory_is_too_long():
    def hungry(data: bytes) -> str:
        raise MemoryError

    kinds.WAYS["test/hungry"] = hungry
    try:
        assert child.outcome(b"", "test/hungry")["reason"] == "too_long"
    finally:
        del kinds.WAYS["test/hungry"]


def test_a_child_that_hangs_is_ended(read: Callable[..., Outcome]):
    assert read(b"Ada", TEXT, timeout=0.001) == Outcome(reason="too_slow")


@pytest.mark.parametrize(
    ("returncode", "reason"),
    [(-signal.SIGXCPU, "too_slow"), (-signal.SIGKILL, "too_slow"), (-signal.SIGSEGV, "damaged"), (1, "damaged")],
)
def test_how_a_child_died_is_understood(returncode: int, reason: str):
    assert reader.outcome(returncode, b"") == Outcome(reason=reason)


@pytest.mark.parametrize(
    "greed",
    [
        "bytearray(2**31)",
        "open('/dev/shm/hospes-child', 'wb', buffering=0).write(b'x')",
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    ],
)
def test_a_child_cannot_exceed_its_limits(greed: str):
    code = f"from hospes.candidates.reading import child; child.limit()\n{greed}"

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert ended.returncode != 0
    assert resource.getrlimit(resource.RLIMIT_CPU) != (child.SECONDS, child.SECONDS + 1)


def test_a_child_knows_nothing_of_django_and_gets_no_secrets(monkeypatch: pytest.MonkeyPatch):
    code = (
        "import json, sys\nfrom hospes.candidates.reading import child\n"
        "print(json.dumps([name for name in sys.modules if name.split('.')[0] == 'django']))"
    )

    ended = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)

    assert json.loads(ended.stdout) == []


@pytest.mark.corpus
def test_nine_layouts_of_one_person_are_all_read(corpora: Path, read: Callable[..., Outcome]):
    layouts = sorted((corpora / "resumes" / "rendercv-examples").glob("*.pdf"))

    outcomes = [read(layout.read_bytes(), PDF) for layout in layouts]

    assert len(outcomes) == 9
    assert [(outcome.reason, outcome.active) for outcome in outcomes] == [("", False)] * 9
    for word in ("John Doe", "Princeton University"):
        assert [word.lower() in " ".join(outcome.text.split()).lower() for outcome in outcomes] == [True] * 9


@pytest.mark.corpus
def test_chinese_text_files_of_the_corpus_are_all_read(corpora: Path):
    folder = corpora / "resumes" / "zh-pseudonymised-txt"
    texts = {path.name: kinds.read(path.read_bytes(), TEXT)[0] for path in sorted(folder.glob("*.txt"))}

    assert len(texts) == 32
    assert min(map(len, texts.values())) > 50


@pytest.mark.corpus
def test_locked_pdfs_are_said_to_be_locked_and_open_ones_are_read(corpora: Path):
    folder = corpora / "malicious-input" / "pdf-encryption"
    reasons = {path.stem: child.outcome(path.read_bytes(), PDF)["reason"] for path in folder.glob("*.pdf")}

    assert {stem for stem, reason in reasons.items() if reason == "password"} == {
        "aes-128", "aes-128-m", "aes-256", "aes-256-m", "aes-256-r6", "rc4-40", "rc4-128",
    }  # fmt: skip
    assert reasons["base"] == ""


@pytest.mark.corpus
def test_pdfs_with_scripts_are_marked_active(corpora: Path):
    folder = corpora / "malicious-input" / "pdf-active-content"
    found = [child.outcome(path.read_bytes(), PDF)["active"] for path in folder.rglob("*.pdf")]

    assert found == [True] * 4


def packed_streams(*contents: bytes) -> bytes:
    return b"".join(b"<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + content for content in contents)


@pytest.mark.parametrize(
    ("data", "active"),
    [
        (b"/OpenAction [0 /XYZ]", False),
        (b"/JSON /Launcher", False),
        (b"/URI (https://example.org) /URI (mailto:ada@example.org)", False),
        (b"/URI (javascript:alert)", True),
        (b"<< /S /JavaScript /JS (x) >>", True),
        (b"<< /S /Launch >>", True),
        (packed_streams(b"not packed", pdf.zlib.compress(b"/Title")), False),
        (packed_streams(pdf.zlib.compress(b"<< /JS (x) >>")), True),
        (packed_streams(*[b"x"] * 501), True),
    ],
)
def test_scripts_and_actions_in_a_pdf_are_found(data: bytes, active: bool):
    assert pdf.is_active(data) is active


@pytest.mark.parametrize(
    ("told", "state", "text", "reason"),
    [
        ({"content": b"Ada Lovelace"}, "read", "Ada Lovelace", ""),
        ({"content": pdf_of("Ada", password="x")}, "unreadable", "", "The file is protected with a password."),
    ],
)
def test_the_worker_reads_what_was_accepted(
    accept: Callable[..., Document], told: dict[str, bytes], state: str, text: str, reason: str
):
    document = accept(**told)

    assert claiming.run_once("worker-1", ["candidates.read_documents"]) == 1

    document.refresh_from_db()
    assert (document.state, document.text, document.reason_in_words) == (state, text, reason)
    assert (document.claimed_by, document.lease_until) == ("", None)
    assert claiming.run_once("worker-1", ["candidates.read_documents"]) == 0
    assert list(Document.objects.unreadable()) == ([document] if reason else [])


def test_a_file_that_the_storage_lost_is_said_to_be_lost(accept: Callable[..., Document]):
    document = accept()
    storage.remove(document.key)

    claiming.run_once("worker-1", ["candidates.read_documents"])

    document.refresh_from_db()
    assert document.reason_in_words == "The file is missing in the storage."


def test_a_worker_that_lost_its_claim_writes_nothing(accept: Callable[..., Document]):
    document = accept(content=b"Ada")

    with pytest.raises(claiming.LeaseLost):
        document.read("worker-1")

    assert Document.objects.get().state == "unread"
