"""What is attached to a mail, under names that are safe to keep and to show."""

import mimetypes
import re
from dataclasses import dataclass, field

from hospes.post.reading.charsets import decoded
from hospes.post.reading.headers import LONGEST_HEAD, first, split, words
from hospes.post.reading.structure import MESSAGE, Part
from hospes.post.reading.transfer import uuencoded

LONGEST_NAME = 150
# Separators of folders, controls, and the marks that turn a name around (``gpj.exe`` shown as ``exe.jpg``).
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff<>:"|?*]')
_ANY = "application/octet-stream"
_SUFFIXES = {MESSAGE: ".eml", "message/delivery-status": ".txt", "text/rfc822-headers": ".txt", "image/jpg": ".jpg"}


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file that came with a mail. ``content_type`` is what the sender said, which need not be true.

    ``content_id`` is without angle brackets; ``inline``: it is shown inside the text.
    """

    name: str
    content_type: str
    data: bytes = field(repr=False)
    content_id: str = ""
    inline: bool = False


def attachment(part: Part) -> Attachment:
    """Return a part as a file, unpacked."""
    inline = part.disposition.value == "inline" or (part.content_id != "" and part.disposition.value != "attachment")
    return Attachment(
        name=safe_name(part.name or _subject(part), part.type),
        content_type=part.type,
        data=part.content,
        content_id=part.content_id,
        inline=inline,
    )


def set_apart(data: bytes) -> tuple[bytes, list[Attachment]]:
    """Return a text without the uuencoded files in it, and these."""
    files, rest = uuencoded(data)
    made = []
    for raw, content in files:
        name = decoded(raw)
        kind = mimetypes.guess_type(name)[0] or _ANY
        made.append(Attachment(name=safe_name(name, kind), content_type=kind, data=content))
    return rest, made


def safe_name(name: str, content_type: str) -> str:
    """Return the last part of a name without anything that files or screens take amiss; never ''."""
    last = _UNSAFE.sub("", name.replace("\\", "/").rpartition("/")[2])
    plain = " ".join(last.split()).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > LONGEST_NAME:
        plain = stem[: LONGEST_NAME - 11] + dot + suffix[:10] if dot else plain[:LONGEST_NAME]
    return plain or "attachment" + (_SUFFIXES.get(content_type) or mimetypes.guess_extension(content_type) or "")


def _subject(part: Part) -> str:
    """Return the subject of an attached mail as the name of its file."""
    if part.type != MESSAGE:
        return ""
    head = part.content[:LONGEST_HEAD]
    fields, _body = split(head, 0, len(head))
    subject = words(first(fields, "Subject")).replace("/", "-").replace("\\", "-")
    return f"{subject[: LONGEST_NAME - 4]}.eml" if subject else ""
