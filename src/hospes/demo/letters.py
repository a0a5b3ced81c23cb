"""Reading the letters that the post office kept."""

import email
import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import formatdate, getaddresses, make_msgid, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from hospes.foundation import clock
from hospes.post import recipients
from hospes.post.enums import Way
from hospes.post.models import Arrival

NAME = re.compile(r"[0-9]{9}-[0-9a-f]{8}\.eml")
# Headers end long before this; a list of letters must not read whole attachments.
TOP = 16 * 1024
LONGEST_ANSWER = 20_000


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What the list shows of a letter."""

    name: str
    sender: str
    to: str
    delivered_to: str
    subject: str
    at: datetime | None


def folder() -> Path:
    """Return where the post office of this installation keeps letters."""
    return Path(settings.DATA) / "post-office"


def names() -> list[str]:
    """Return the names of all letters, the newest first."""
    found = [file.name for file in folder().glob("*.eml") if NAME.fullmatch(file.name)]
    return sorted(found, reverse=True)


def delivered(to: str) -> list[str]:
    """Return the names of the letters delivered to addresses that contain ``to``, newest first."""
    wanted = to.strip().lower()
    return [name for name in names() if wanted in heading(name).delivered_to.lower()]


def heading(name: str) -> Heading:
    """Return the heading of one letter."""
    return _heading(folder() / name)


def message(name: str) -> EmailMessage | None:
    """Return one letter, or None if there is none of that name."""
    raw = source(name)
    return None if raw is None else email.message_from_bytes(raw, policy=policy.default)


def source(name: str) -> bytes | None:
    """Return a letter's bytes, or None if there is none of that name."""
    file = folder() / name
    return file.read_bytes() if NAME.fullmatch(name) and file.is_file() else None


def part(letter: EmailMessage, kind: str) -> str:
    """Return the ``plain`` or ``html`` part as text; what cannot be decoded is shown as it can be."""
    body = letter.get_body((kind,))
    if body is None:
        return ""
    try:
        return str(body.get_content())
    except (LookupError, ValueError):
        payload = body.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def answer(letter: EmailMessage, seen: Heading, words: str) -> bool:
    """Let whoever got ``letter`` answer it by mail, quoting it as mail programs do; False if nobody reads there."""
    to = _first(letter.get("Reply-To")) or _first(letter.get("From"))
    if not recipients.is_ours(to):
        return False
    sender = seen.delivered_to.partition(",")[0].strip()
    quoted = "\n".join(f"> {line}" for line in part(letter, "plain").splitlines())
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = seen.to or sender, to, f"Re: {seen.subject}"
    mail["Message-ID"] = make_msgid(domain="post-office.example")
    mail["In-Reply-To"] = str(letter.get("Message-ID", ""))
    mail["Date"] = formatdate(clock.now().timestamp())
    when = f"{seen.at:%a, %d %b %Y at %H:%M}" if seen.at else ""
    mail.set_content(f"{words}\n\nOn {when}, {seen.sender} wrote:\n{quoted}\n")
    Arrival.objects.take(mail.as_bytes(), way=Way.SMTP, envelope_from=sender, envelope_to=[to])
    return True


def _first(line: object) -> str:
    """The first address of a header, or ''."""
    return next((address for _name, address in getaddresses([str(line or "")])), "")


@lru_cache(maxsize=10_000)
def _heading(file: Path) -> Heading:
    """A kept letter never changes, so its heading is read once."""
    with file.open("rb") as stream:
        top = email.message_from_bytes(stream.read(TOP), policy=policy.default)
    return Heading(
        name=file.name,
        sender=str(top.get("From", "")),
        to=str(top.get("To", "")),
        delivered_to=", ".join(top.get_all("Delivered-To", [])),
        subject=str(top.get("Subject", "")),
        at=_date(top),
    )


def _date(top: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(top.get("Date", "")))
    except ValueError:
        return None
