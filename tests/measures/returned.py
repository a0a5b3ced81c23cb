"""How often returned mail is told from other mail, hard from soft: against the labels of corpora/bounces.

python -m tests.measures.returned
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from hospes.post.enums import Kind
from hospes.post.reading.mail import read
from hospes.post.reading.returned import Verdict, classify
from tests.measures.line import Line

WRITTEN_BY_SOMEBODY = (Kind.MESSAGE, Kind.REPLY, Kind.FORWARD)
# Reasons of the labels that are no bounce at all.
OTHER_REASONS = {"feedback": Kind.COMPLAINT.value, "vacation": Kind.AUTO_REPLY.value}
# Mails among the files of mail parsers that are real reports of mail systems; the other ones are not.
REPORTS_AMONG_MIME = {
    "raw_email_with_mimepart_without_content_type.eml",
    "multi_address_bounce1.eml",
    "multi_address_bounce2.eml",
    "multipart_report_multiple_status.eml",
    "report_422.eml",
    "report_530.eml",
    "delivery-status.eml",
    "msg_16.txt",
    "msg_25.txt",
    "msg_43.txt",
}


def run(corpora: Path) -> list[Line]:
    """Measure everything that has a label."""
    folder = corpora / "bounces"
    labels = _labels(folder / "sisimai-expected.csv")
    cases = [(file, judged(file), _expected(file, labels)) for file in sorted(folder.rglob("*.eml"))]
    return [
        Line("bounces class", sum(_same(found, wanted) for _, found, wanted in cases), len(cases)),
        Line("bounces status", *_statuses(folder, labels)),
        Line("bounces recipient", *_recipients(cases)),
        Line("auto-replies taken for bounces", *_auto_replies(cases, labels), wanted_none=True),
        Line("other mails taken for bounces", *_others(corpora), wanted_none=True),
    ]


def judged(file: Path) -> Verdict:
    return classify(read(file.read_bytes()))


def wrong(corpora: Path) -> Iterator[str]:
    """Name what is judged otherwise than labelled."""
    folder = corpora / "bounces"
    labels = _labels(folder / "sisimai-expected.csv")
    for file in sorted(folder.rglob("*.eml")):
        found, wanted = judged(file), _expected(file, labels)
        if not _same(found, wanted):
            yield f"{file.name}: {classes(found)}, labelled {wanted}"


def classes(found: Verdict) -> list[str]:
    """Return one class for each recipient: hard, soft; or complaint, auto_reply, none."""
    if found.kind != Kind.BOUNCE:
        return ["none" if found.kind in WRITTEN_BY_SOMEBODY else found.kind.value]
    return ["hard" if bounce.hard else "soft" for bounce in found.bounces]


def _labels(file: Path) -> dict[str, list[dict[str, str]]]:
    rows = defaultdict(list)
    with file.open(newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["file"]].append(row)
    return rows


def _expected(file: Path, labels: dict[str, list[dict[str, str]]]) -> list[str]:
    if file.parent.name == "sisimai-not-bounce":
        return ["not a bounce"]
    if file.parent.name == "complaints" or file.name.startswith("arf-"):
        return [Kind.COMPLAINT.value]
    rows = labels.get(file.name)
    if not rows:
        return ["a bounce"]
    return [OTHER_REASONS.get(row["reason"], "hard" if row["hard_bounce"] == "true" else "soft") for row in rows]


def _same(found: Verdict, wanted: list[str]) -> bool:
    if wanted == ["not a bounce"]:
        return found.kind != Kind.BOUNCE
    if wanted == ["a bounce"]:
        return found.kind == Kind.BOUNCE
    got = classes(found)
    return sorted(got) == sorted(wanted) or (len(wanted) == 1 and set(got) == set(wanted))


def _statuses(folder: Path, labels: dict[str, list[dict[str, str]]]) -> tuple[int, int]:
    """Compare status codes; the labels' own inventions (5.0.9xx) are no facts."""
    right = tried = 0
    for name, rows in labels.items():
        bounces = judged(folder / "sisimai" / "bsd" / name).bounces
        for row, bounce in zip(rows, bounces, strict=False):
            if row["status"] and ".0.9" not in row["status"]:
                tried += 1
                right += row["status"] == bounce.status
    return right, tried


def _recipients(cases: list[tuple[Path, Verdict, list[str]]]) -> tuple[int, int]:
    """Count the recipients that are addresses."""
    named = [bounce.recipient for _, found, _ in cases for bounce in found.bounces]
    return sum("@" in recipient for recipient in named), len(named)


def _auto_replies(
    cases: list[tuple[Path, Verdict, list[str]]], labels: dict[str, list[dict[str, str]]]
) -> tuple[int, int]:
    replies = [found for file, found, _ in cases if labels.get(file.name, [{}])[0].get("reason") == "vacation"]
    return sum(found.kind == Kind.BOUNCE for found in replies), len(replies)


def _others(corpora: Path) -> tuple[int, int]:
    taken = tried = 0
    for folder in ("mime", "email-replies"):
        for file in sorted(
            path for path in (corpora / folder).rglob("*") if path.is_file() and path.name != "SOURCE.md"
        ):
            if file.name in REPORTS_AMONG_MIME:
                continue
            raw = file.read_bytes()
            mails = (
                [raw, b"From: ada@example.org\nSubject: Re: Hello\n\n" + raw] if folder == "email-replies" else [raw]
            )
            tried += len(mails)
            taken += sum(classify(read(mail)).kind == Kind.BOUNCE for mail in mails)
    return taken, tried


if __name__ == "__main__":
    root = Path(sys.argv[1])
    for line in run(root):
        print(line)  # noqa: T201 -- what the command is for
    for sentence in wrong(root):
        print("  ", sentence)  # noqa: T201 -- what the command is for
