"""``python -m tests.post.reading.bombs``: read each bomb in a process of its own; print what it took as JSON."""

import base64
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

MB = 1024 * 1024
HEAD = b"From: ada@example.org\nSubject: x\nMIME-Version: 1.0\n"


def mixed(body: bytes, more: bytes = b"") -> bytes:
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\n" + more + b"\n" + body


def page(markup: str) -> bytes:
    return HEAD + b"Content-Type: text/html; charset=utf-8\n\n" + markup.encode()


def nested(levels: int, filling: bytes) -> bytes:
    head = b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (level, level + 1) for level in range(levels)
    )
    return HEAD + b"Content-Type: multipart/mixed; boundary=b0\n\n" + head + filling


BOMBS: dict[str, Callable[[], bytes]] = {
    "50 MB attached": lambda: mixed(
        b"--b\n\nwords\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(b"x" * 36 * MB)
    ),
    "50 MB of text": lambda: HEAD + b"\n" + b"words \n" * (50 * MB // 7),
    "50 MB of Chinese": lambda: HEAD + b"Content-Type: text/plain; charset=gbk\n\n" + "您好".encode("gbk") * (12 * MB),
    "50 MB of HTML": lambda: page("<p>words</p>" * (50 * MB // 12)),
    "50 MB of head": lambda: HEAD + b"X: y\n" * (10 * MB),
    "50 MB in one line of head": lambda: HEAD + b"X: " + b"y" * 50 * MB,
    "50 MB of folded lines": lambda: HEAD + b"X: y\n" + b" z\n" * (50 * MB // 3),
    "50 MB of soft line ends": lambda: (
        HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=41=\n" * (10 * MB)
    ),
    "50 MB of line ends": lambda: HEAD + b"\n" * 50 * MB,
    "50 MB of zeros": lambda: HEAD + b"\n" + b"\0" * 50 * MB,
    "50 MB of uuencode": lambda: HEAD + b"\nbegin 644 a\n" + (b"M" + b"a" * 60 + b"\n") * (50 * MB // 62) + b"`\nend\n",
    "50 MB of dashes": lambda: mixed(b"-" * 50 * MB),
    "10,000 parts": lambda: mixed(b"--b\nContent-Type: text/plain\n\nwords\n" * 10_000),
    "1,000,000 boundaries": lambda: mixed(b"--b\n" * 1_000_000),
    "10,000 big heads": lambda: mixed((b"--b\n" + b"X: y\n" * 900 + b"\nw\n") * 10_000),
    "10,000 levels": lambda: nested(10_000, b"words"),
    "30 levels of 50 MB": lambda: nested(29, b"\n--b" * (12 * MB)),
    "100,000 encoded words": lambda: HEAD + b"To: " + b"=?utf-8?q?a?= " * 60_000 + b"\n\nx",
    "encoded words without end": lambda: HEAD + b"X: " + b"=?a?q?" * 150_000 + b"\n\nx",
    "100,000 people": lambda: HEAD + b"To: " + b"a@example.org," * 60_000 + b"\n\nx",
    "open quotes": lambda: HEAD + b"To: " + b'"\\' * 100_000 + b"\n\nx",
    "open brackets": lambda: HEAD + b"To: " + b"<(" * 100_000 + b"\n\nx",
    "words and commas": lambda: HEAD + b"To: " + b"a,<" * 100_000 + b"\n\nx",
    "many addressees' fields": lambda: HEAD + (b"To: " + b'"\\' * 90 + b"\n") * 4_900 + b"\n\nx",
    "parameters": lambda: HEAD + b"Content-Type: text/plain" + b"; a*1*=x" * 100_000 + b"\n\nx",
    "references": lambda: HEAD + b"References: " + b"<a@b> <" * 100_000 + b"\n\nx",
    "deep HTML": lambda: page("<div>" * 14_900 + "words"),
    "deep quotes": lambda: page("<blockquote>" * 14_900 + "words"),
    "deep lists": lambda: page("<ul><li>x" * 7_400),
    "attributes": lambda: page("<p " + " ".join(f"a{number}" for number in range(40_000)) + ">words"),
    "comments without end": lambda: page("<!--" * 60_000),
    "styles without end": lambda: page("<style>" * 30_000),
    "entities": lambda: page("&amp;" * 200_000),
    "links in links": lambda: page("<a href=https://x.example>" * 9_000),
    "tables in tables": lambda: page("<table>x" * 14_000),
    "wrong formatting": lambda: page("<b><i><u>" * 4_900 + "<p>x"),
    "flowed": lambda: HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"> a \n" * 200_000,
    "quote marks": lambda: HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b">" * 900_000,
    "beginnings without end": lambda: HEAD + b"\n" + b"begin 644 a\n" * 80_000,
    "bare base64": lambda: HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"A=" * 20 * MB,
}


def one(name: str, folder: Path) -> dict[str, object]:
    """Read a bomb in a child that did not make it, so that its memory is the reader's."""
    file, answer = folder / "bomb.eml", folder / "answer.json"
    in_a_child(lambda: file.write_bytes(BOMBS[name]()))
    in_a_child(lambda: answer.write_text(json.dumps(told(file))))
    return json.loads(answer.read_text())


def told(file: Path) -> dict[str, object]:
    """Read a file and say what it took, in seconds of the processor."""
    from hospes.post.reading.mail import UNREADABLE, read

    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    raw = file.read_bytes()
    mail = read(raw)
    took = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    kept = mail.raw == raw and mail.error != UNREADABLE
    return {"seconds": round(took, 2), "megabytes": grown, "kept": kept, "error": mail.error}


def in_a_child(act: Callable[[], object]) -> None:
    if os.fork() == 0:
        act()
        os._exit(0)
    os.wait()


def main() -> None:
    import django

    django.setup()
    from hospes.post.reading import mail  # noqa: F401 -- loaded before the children are born

    wanted = sys.argv[1:] or list(BOMBS)
    with TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps({name: one(name, Path(folder)) for name in wanted}, indent=1) + "\n")


if __name__ == "__main__":
    main()
