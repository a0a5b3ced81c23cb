"""``hospes inspect mail FILE…`` and ``inspect reply FILE…``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from hospes.post.reading.charsets import decoded
from hospes.post.reading.mail import read
from hospes.post.reading.replies import Trimmed, trim, trim_html
from hospes.post.reading.returned import classify
from hospes.post.reading.shown import shown, taken_apart

PAGES = {".html", ".htm"}
MAILS = {".eml"}


def mails(names: list[str]) -> Iterator[dict[str, Any]]:
    """Say of each file what mail is in it."""
    for name in names:
        mail = read(content(name))
        verdict = classify(mail)
        yield {
            "file": name,
            "ok": mail.ok,
            "class": str(verdict.kind),
            "from": mail.sender.address,
            "name": mail.sender.name,
            "subject": mail.subject,
            "date": mail.date.isoformat() if mail.date else None,
            "visible": shown(mail, verdict.kind),
            "bounces": [
                {"recipient": one.recipient, "status": one.status, "hard": one.hard, "said": one.said}
                for one in verdict.bounces
            ],
            "away_until": verdict.away_until.isoformat() if verdict.away_until else None,
            "attachments": [
                {"name": one.name, "type": one.content_type, "size": len(one.data), "inline": one.inline}
                for one in mail.attachments
            ],
            "error": mail.error,
        }


def replies(names: list[str]) -> Iterator[dict[str, Any]]:
    """Say of each file what is new in it: a mail, a page, or plain text."""
    for name in names:
        taken = _taken_apart(name)
        yield {"file": name, "visible": taken.visible, "cut": taken.cut}


def mail_in_words(facts: dict[str, Any]) -> str:
    """Return the same for people."""
    lines = [f"{facts['file']}: {facts['class']} from {facts['from'] or 'nobody'}: {facts['subject']}"]
    lines += [f"  returned: {one['recipient']} {one['status']} {one['said']}".rstrip() for one in facts["bounces"]]
    lines += [f"  attached: {one['name']} ({one['size']} bytes)" for one in facts["attachments"]]
    lines += [f"  {facts['error']}"] if facts["error"] else []
    return "\n".join([*lines, *(f"  | {line}" for line in facts["visible"].splitlines())])


def reply_in_words(facts: dict[str, Any]) -> str:
    """Return the same for people."""
    kept = [f"  | {line}" for line in facts["visible"].splitlines()]
    return "\n".join([f"{facts['file']}:", *kept, *(f"  - {line}" for line in facts["cut"].splitlines())])


def _taken_apart(name: str) -> Trimmed:
    raw = content(name)
    kind = Path(name).suffix.lower()
    if kind in MAILS:
        return taken_apart(read(raw))
    text = decoded(raw).replace("\r\n", "\n")
    return trim_html(text) if kind in PAGES else trim(text)


def content(name: str) -> bytes:
    """Return what stands in the file. Raises CommandError with a sentence."""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"“{name}” cannot be opened: {error.strerror}.") from error
