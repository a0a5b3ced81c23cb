"""``read``: a mail as plain facts, whatever came. The whole original stays in ``raw``."""

import logging
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Any

from django.utils.translation import gettext_noop

from hospes.post.reading.attached import Attachment, attachment, set_apart
from hospes.post.reading.bodies import HTML, sorted_out
from hospes.post.reading.charsets import decoded
from hospes.post.reading.fingerprint import body_hash
from hospes.post.reading.flowed import unflowed
from hospes.post.reading.headers import Fields, first, words
from hospes.post.reading.plain import plain
from hospes.post.reading.senders import NOBODY, Address, addresses
from hospes.post.reading.structure import PLAIN, Count, Part, whole

logger = logging.getLogger(__name__)

# Why a mail could not be read, or not to its end: English, to be translated where it is shown.
NOT_A_MAIL = gettext_noop("This is not a mail: it has no sender, no recipient and no subject.")
CUT = gettext_noop("This mail is too long or has too many parts. The rest stands in the original only.")
UNREADABLE = gettext_noop("This mail could not be read. The original is kept whole.")
# What is shown of one mail; the original has the rest.
LONGEST_TEXT = 1_000_000
MOST_SHOWN = 50
MOST_OF_A_FIELD = 50
MOST_PEOPLE = 1_000
MOST_REFERENCES = 100
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,995}>")
_ARRIVED_AS = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-rcpt-to")
_SENT_BY = ("sender", "return-path", "envelope-from", "x-envelope-from")
_REPORTS = ("message/delivery-status", "message/feedback-report", "message/disposition-notification")
_OF_A_MAIL = {"from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "sender"}
_OF_MIME = {"mime-version", "content-type"}


@dataclass(frozen=True, kw_only=True)
class ReadMail:
    """What a mail says. Where it is not ``ok``, ``error`` says why; the facts that could be had are there.

    ``error`` is English, to be translated where it is shown; with ``ok`` it says what was left out.
    ``message_id``, ``in_reply_to`` and ``references`` have their angle brackets. ``date`` is in UTC.
    ``parts`` are the contents in their order: text of text parts and of delivery reports, else bytes.
    ``body_hash`` is one for the same mail by SMTP and by IMAP.
    """

    raw: bytes = field(repr=False)
    ok: bool = True
    error: str = ""
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    subject: str = ""
    sender: Address = NOBODY
    sender_line: str = ""
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    delivered_to: tuple[str, ...] = ()
    date: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    parts: tuple[tuple[str, str | bytes], ...] = ()
    body_hash: str = ""

    def header(self, name: str) -> str:
        """Return the first header of this name, decoded; '' if there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


def read(raw: bytes) -> ReadMail:
    """Read a mail. Never raises, on any bytes."""
    try:
        return understood(raw)
    except Exception:
        # A mail is never lost over a mistake of ours: it is kept, and somebody is told.
        kept = bytes(raw)
        logger.exception("a mail of %s bytes could not be read", len(kept))
        return ReadMail(raw=kept, ok=False, error=UNREADABLE, body_hash=body_hash(kept))


def understood(raw: bytes) -> ReadMail:
    """Read a mail; the mistakes of this reader come out as exceptions."""
    count = Count()
    mail = whole(raw, count)
    if not {name.lower() for name, _value in mail.fields} & (_OF_A_MAIL | _OF_MIME):
        return ReadMail(raw=raw, ok=False, error=NOT_A_MAIL, body_hash=body_hash(raw))
    bodies = sorted_out(mail)
    text, inside = _text(bodies.plain, count)
    rich = "\n".join(_words(part, part.content, count) for part in bodies.rich[:MOST_SHOWN] if part.type == HTML)
    if rich and not text.strip():
        text = plain(rich)
    return ReadMail(
        raw=raw,
        error=CUT if count.cut else "",
        text=text,
        html=rich,
        attachments=(*(attachment(part) for part in bodies.attached), *inside),
        parts=tuple((part.type, _content(part, count)) for part in mail.leaves()),
        body_hash=body_hash(raw),
        **_facts(mail.fields),
    )


def _text(parts: list[Part], count: Count) -> tuple[str, list[Attachment]]:
    """Return the words of the parts, one below the other, and the files that stood in them."""
    told: list[str] = []
    files: list[Attachment] = []
    for part in [part for part in parts if part.type in {PLAIN, HTML}][:MOST_SHOWN]:
        if part.type == HTML:
            told.append(plain(_words(part, part.content, count)))
            continue
        data, inside = set_apart(part.content)
        files += inside
        words_of_it = _words(part, data, count)
        if part.kind.get("format").lower() == "flowed":
            words_of_it = unflowed(words_of_it, delete_space=part.kind.get("delsp").lower() == "yes")
        told.append(words_of_it)
    return "\n".join(told), files


def _words(part: Part, data: bytes, count: Count) -> str:
    count.cut = count.cut or len(data) > LONGEST_TEXT
    text = decoded(data[:LONGEST_TEXT], part.kind.get("charset"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _content(part: Part, count: Count) -> str | bytes:
    if part.type.startswith("text/") or part.type in _REPORTS:
        return _words(part, part.content, count)
    return part.content


def _facts(fields: Fields) -> dict[str, Any]:
    """Return what the head says."""

    def people(name: str) -> tuple[Address, ...]:
        named = [raw for key, raw in fields if key.lower() == name][:MOST_OF_A_FIELD]
        return tuple(person for raw in named for person in addresses(raw))[:MOST_PEOPLE]

    return {
        "message_id": next(iter(ids(first(fields, "Message-ID"))), ""),
        "in_reply_to": next(iter(ids(first(fields, "In-Reply-To"))), ""),
        "references": ids(first(fields, "References"))[-MOST_REFERENCES:],
        "subject": words(first(fields, "Subject")),
        "sender": next(iter(people("from")), NOBODY),
        "sender_line": next((found[0].address for name in _SENT_BY if (found := people(name))), ""),
        "reply_to": people("reply-to"),
        "to": people("to"),
        "cc": people("cc"),
        "delivered_to": tuple(dict.fromkeys(person.address for name in _ARRIVED_AS for person in people(name))),
        "date": instant(words(first(fields, "Date"))),
        "headers": tuple((name, words(raw)) for name, raw in fields),
    }


def ids(raw: bytes) -> tuple[str, ...]:
    """Return the Message-IDs in a field, in order, each once; one without angle brackets gets them."""
    text = words(raw)
    found = _MESSAGE_ID.findall(text) or [f"<{word}>" for word in text.split()[:1] if "@" in word]
    return tuple(dict.fromkeys(found))


def instant(text: str) -> datetime | None:
    """Return the instant that a Date field names, in UTC; None if it names none."""
    try:
        parsed = parsedate_tz(text[:100])
        if parsed is None:
            return None
        year, month, day, hour, minute, second = parsed[:6]
        zone = timezone(timedelta(seconds=parsed[9] or 0))
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
