"""E-mail addresses: readable or not, without asking the network."""

import ipaddress
import re
import unicodedata

from hospes.candidates.refusals import AddressUnreadable
from hospes.foundation.text import TooLong, clean_line

# What a Chinese keyboard types for @ and the dot.
_WIDE = str.maketrans({"＠": "@", "．": ".", "。": "."})
_ATOM = r"[^\s\x00-\x20\x7f\"(),:;<>@\[\\\]]+"
_DOTTED = re.compile(rf"(?!\.)(?!.*\.\.)(?!.*\.$){_ATOM}")
_QUOTED = re.compile(r'"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"')
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def clean_address(raw: str) -> str:
    """Return the address as it is sent to: trimmed, full-width signs folded, else as typed.

    Follows RFC 5321, and RFC 6531 for other scripts. Raises AddressUnreadable, also for a control
    character inside: what is left without it is somebody else's address.
    """
    if any(unicodedata.category(character) == "Cc" for character in raw.strip()):
        raise AddressUnreadable
    try:
        address = clean_line(raw, 1000).translate(_WIDE)
    except TooLong as long:
        raise AddressUnreadable from long
    local, _at, domain = address.rpartition("@")
    if len(address.encode()) > 254 or not _local_is_readable(local) or not _domain_is_readable(domain):
        raise AddressUnreadable
    return address


def _local_is_readable(local: str) -> bool:
    if not 0 < len(local.encode()) <= 64:
        return False
    return bool(_DOTTED.fullmatch(local) or _QUOTED.fullmatch(local))


def _domain_is_readable(domain: str) -> bool:
    if domain.startswith("["):
        return domain.endswith("]") and _literal_is_readable(domain[1:-1])
    try:
        ascii_domain = domain.encode("idna").decode()
    except UnicodeError:
        return False
    labels = ascii_domain.split(".")
    return len(ascii_domain) <= 253 and all(_LABEL.fullmatch(label) for label in labels)


def _literal_is_readable(literal: str) -> bool:
    tag, colon, six = literal.partition(":")
    try:
        if colon and tag.lower() == "ipv6":
            ipaddress.IPv6Address(six)
        else:
            ipaddress.IPv4Address(literal)
    except ValueError:
        return False
    return True
