"""When two mails are one: the same Message-ID and the same body, whatever way they came."""

import hashlib

from hospes.foundation import tokens
from hospes.post.reading.mail import ReadMail

LONGEST = 1000
# What stays of an erased mail: no Message-ID can look like it, for they hold no space.
MARK = "erased mail "


def of(mail: ReadMail) -> tuple[str, str]:
    """Return the name of a mail and the hash of its body.

    A mail without a Message-ID (RFC 5322 3.6.4 only says it should have one) is named after who wrote
    it, when, and about what. A name longer than any real one is shortened to its hash.
    """
    if mail.message_id and len(mail.message_id) <= LONGEST:
        return mail.message_id, mail.body_hash
    parts = (mail.message_id, mail.sender.address, mail.header("Date"), mail.subject)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"made:{digest}", mail.body_hash


def mark(name: str, body: str) -> str:
    """Return what is kept of a mail that was erased: only whoever has the mail itself can know it again."""
    return f"{MARK}{tokens.sign_lower('erased-mail', name, body)}"


def is_mark(name: str) -> bool:
    """Whether a mail's name is what stayed after its erasure."""
    return name.startswith(MARK)
