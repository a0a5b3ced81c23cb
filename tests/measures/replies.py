"""What is seen of a reply, on the labelled sets of email-replies; blank space is normalised."""

import re
from collections.abc import Iterator
from pathlib import Path

from hospes.post.reading.mail import read
from hospes.post.reading.replies import trim, trim_html
from tests.measures.line import Line, counted
from tests.measures.reply_labels import GITHUB, MAIL_PARSER_REPLY, PLANER
from tests.post.reading import chinese


def run(corpora: Path) -> list[Line]:
    """Every set; an exact text where the set has one."""
    sets = corpora / "email-replies"
    return [
        counted("replies email_reply_trimmer", _trimmed(sets), what="exact"),
        counted(
            "replies github email_reply_parser", _by_lines(sets / "github-email_reply_parser", GITHUB), what="exact"
        ),
        counted("replies mail-parser-reply", _by_lines(sets / "mail-parser-reply", MAIL_PARSER_REPLY), what="exact"),
        counted("replies talon text", _talon_text(sets / "talon"), what="exact"),
        counted("replies talon html", _talon_html(sets / "talon"), what="exact"),
        counted("replies planer html", _planer(sets / "planer-html")),
        *own(),
    ]


def own() -> list[Line]:
    """Our own shapes of Chinese mail programs: they need no corpora."""
    texts = ((name, same(trim(text).visible, seen)) for name, text, seen in chinese.TEXTS)
    pages = ((name, same(trim_html(page).visible, chinese.ANSWER)) for name, page in chinese.PAGES)
    return [
        counted("replies Chinese texts", texts, what="exact"),
        counted("replies Chinese pages", pages, what="exact"),
    ]


def same(one: str, *others: str) -> bool:
    return one.split() in [other.split() for other in others]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _trimmed(sets: Path) -> Iterator[tuple[str, bool]]:
    for file in sorted((sets / "email_reply_trimmer" / "emails").iterdir()):
        expected = _text(sets / "email_reply_trimmer" / "trimmed" / file.name)
        yield file.name, same(trim(_text(file)).visible, expected)


def _by_lines(folder: Path, labels: dict[str, str]) -> Iterator[tuple[str, bool]]:
    for name, label in labels.items():
        text = _text(folder / name)
        lines = text.split("\n")
        must, _plus, may = label.partition(" +")
        seen = _lines(lines, must)
        yield name, same(trim(text).visible, seen, f"{seen}\n{_lines(lines, may)}")


def _lines(lines: list[str], label: str) -> str:
    if not label:
        return ""
    first, _dash, last = label.partition("-")
    return "\n".join(lines[int(first) - 1 : int(last or first)])


def _talon_text(talon: Path) -> Iterator[tuple[str, bool]]:
    for file in sorted((talon / "standard_replies").glob("*.eml")):
        kept = file.with_name(f"{file.stem}_reply_text")
        yield (
            file.name,
            same(trim(read(file.read_bytes()).text).visible, "Hello", *([_text(kept)] if kept.exists() else [])),
        )
    for file in sorted((talon / "signature" / "emails" / "stripped").glob("*_body")):
        body, signature = _text(file).strip(), _text(file.with_name(file.name.replace("_body", "_signature"))).strip()
        yield file.name, same(trim(body).visible, body, body.removesuffix(signature))


def _talon_html(talon: Path) -> Iterator[tuple[str, bool]]:
    for file in sorted((talon / "html_replies").glob("*.html")):
        yield file.name, same(trim_html(_text(file)).visible, "Hi. I am fine.", "Hi. I am fine. Thanks, Alex")
    for name, seen in (("OLK_SRC_BODY_SECTION.html", "Reply"), ("reply-separated-by-hr.html", "Hi there Bob")):
        yield name, same(trim_html(_text(talon / name)).visible, seen, seen.removesuffix(" Bob"))
    for file in sorted((talon / "standard_replies").glob("*.eml")):
        # Outlook's page is another letter than its text.
        html = read(file.read_bytes()).html
        if html and file.stem != "outlook":
            yield (
                f"{file.name} as a page",
                same(re.sub(r"--\s.*", "", trim_html(html).visible, flags=re.DOTALL), "Hello"),
            )


def _planer(folder: Path) -> Iterator[tuple[str, bool]]:
    for name, (answer, quoted) in PLANER.items():
        page = _text(folder / name)
        seen = trim_html(page).visible
        yield name, answer in seen and quoted in " ".join(page.split()) and quoted not in " ".join(seen.split())
