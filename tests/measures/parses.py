"""How much of a mail is read as another parser's authors wrote it down: corpora/mime/stalwart, N.eml with N.json.

DJANGO_SETTINGS_MODULE=hospes.config.settings.test python -m tests.measures.parses CORPORA

They differ where a boundary is broken on purpose: there we show more of the words and attach less.
"""

import json
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hospes.post.reading.mail import ReadMail, read
from tests.measures.line import Line

FACTS = ("subject", "sender", "date", "text", "attachments")


def run(corpora: Path) -> list[Line]:
    """Measure each fact, and the mails in which all of them agree."""
    files = sorted((corpora / "mime" / "stalwart").rglob("*.json"))
    pairs = [
        (expected(json.loads(file.read_text())), told(read(file.with_suffix(".eml").read_bytes()))) for file in files
    ]
    lines = [Line(f"parses {fact}", sum(want[fact] == got[fact] for want, got in pairs), len(pairs)) for fact in FACTS]
    return [*lines, Line("parses in all", sum(want == got for want, got in pairs), len(pairs))]


def told(mail: ReadMail) -> dict[str, Any]:
    """Return what we read."""
    return {
        "subject": folded(mail.subject),
        "sender": mail.sender.address,
        "date": mail.date,
        "text": folded(mail.text),
        "attachments": len(mail.attachments),
    }


def expected(facts: dict[str, Any]) -> dict[str, Any]:
    """Return what they read, in the same form."""
    parts = facts["parts"]
    head = {field["name"]: field["value"] for field in reversed(parts[0]["headers"]) if isinstance(field["name"], str)}
    return {
        "subject": folded(_of(head, "subject").get("Text") or ""),
        "sender": _sender(_of(head, "from")),
        "date": _date(_of(head, "date").get("DateTime")),
        "text": folded("\n".join(parts[number]["body"].get("Text", "") for number in facts["text_body"])),
        "attachments": len(facts["attachments"]),
    }


def folded(words: str) -> str:
    """Return words with their blank space normalised."""
    return " ".join(words.split())


def _of(head: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what a field says; an empty one is a word in their files."""
    value = head.get(name)
    return value if isinstance(value, dict) else {}


def _sender(field: dict[str, Any]) -> str:
    people = (field.get("Address") or {}).get("List") or []
    return next((person["address"] for person in people if person["address"]), "")


def _date(said: dict[str, Any] | None) -> datetime | None:
    if not said or not said["month"]:
        return None
    away = timedelta(hours=said["tz_hour"], minutes=said["tz_minute"])
    zone = timezone(-away if said["tz_before_gmt"] else away)
    facts = [said[key] for key in ("year", "month", "day", "hour", "minute", "second")]
    return datetime(*facts, tzinfo=zone).astimezone(UTC)


if __name__ == "__main__":
    for line in run(Path(sys.argv[1])):
        print(line)  # noqa: T201 -- what the command is for
