"""Whether a mail looks as if somebody else had written it under a known address.

What a receiving mail system found out stands in Authentication-Results (RFC 8601). It is only asked where
nothing better is known: whoever answers to an unguessable address, or names our letter, need not prove more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hospes.post.reading.mail import ReadMail

_RESULT = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*([a-z]+)", re.IGNORECASE)
_BAD = frozenset({"fail", "softfail", "permerror"})
_ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


def looks_forged(mail: ReadMail, envelope_from: str) -> bool:
    """Whether the signs speak against the sender: failed checks, another envelope, another name in the name."""
    results = dict(_results(mail))
    if results.get("dmarc", "").lower() in _BAD:
        return True
    signed = results.get("dkim") == "pass"
    if results.get("spf", "") in _BAD and not signed:
        return True
    if envelope_from and not signed and not _same_house(_domain(envelope_from), _domain(mail.sender.address)):
        return True
    return _name_says_another_address(mail)


def _results(mail: ReadMail) -> list[tuple[str, str]]:
    """Of the topmost header only, the one our own side wrote; those below may come from anybody."""
    return [(name.lower(), value.lower()) for name, value in _RESULT.findall(mail.header("Authentication-Results"))]


def _name_says_another_address(mail: ReadMail) -> bool:
    named = _ADDRESS.search(mail.sender.name)
    return named is not None and not _same_house(named.group(1).lower(), _domain(mail.sender.address))


def _domain(address: str) -> str:
    return address.strip("<> ").rpartition("@")[2].lower()


def _same_house(one: str, other: str) -> bool:
    """The same domain, or one below the other (bounces.example.com sends for example.com)."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
