"""Mail addresses: what can be one, and what may stand in From.

Spelling is kept as given; only the form for the wire is changed (IDNA for the domain).
"""

import re

from hospes.post.refusals import BadAddress, NoReplySender

LONGEST = 254  # RFC 5321 4.5.3.1.3: 256 octets with the angle brackets.
LONGEST_LOCAL = 64

# Unquoted local parts, with the letters of every script (RFC 6531); consecutive dots exist in
# the wild (old Japanese mobile addresses) and are let through.
_LOCAL = re.compile(r"[^\s\x00-\x1f\x7f-\x9f()<>@,;:\\\"\[\]]+")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.IGNORECASE)

# Compared without separators: no-reply, no.reply and noreply+jobs are one.
_NO_REPLY = re.compile(
    r"noreply|noresponse|donotreply|donotrespond|donotanswer|dontreply|dontanswer|noanswer"
    r"|nichtantworten|keineantwort|nepasrepondre|noresponder|不回复|不要回复|勿回复|无需回复"
)
_SEPARATORS = re.compile(r"[^\w]|_")


def check(address: str) -> str:
    """Return ``address`` unchanged if a mail can be addressed to it. Raises BadAddress."""
    on_the_wire(address)
    return address


def check_sender(address: str) -> str:
    """Return ``address`` unchanged if letters may come from it.

    Raises BadAddress, or NoReplySender for an address made not to be answered (DESIGN 2, 3).
    """
    local = check(address).rpartition("@")[0]
    if _NO_REPLY.search(_SEPARATORS.sub("", local.lower())):
        raise NoReplySender(address=address)
    return address


def on_the_wire(address: str) -> str:
    """Return the address with its domain in ASCII (IDNA). Raises BadAddress."""
    local, at, domain = address.rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or len(local.encode()) > LONGEST_LOCAL:
        raise BadAddress(address=address)
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BadAddress(address=address) from error
    if not all(_LABEL.fullmatch(label) for label in ascii_domain.split(".")):
        raise BadAddress(address=address)
    wire = f"{local}@{ascii_domain}"
    if len(wire.encode()) > LONGEST:
        raise BadAddress(address=address)
    return wire


def domain_of(address: str) -> str:
    """Return the domain in ASCII, for example for a Message-ID. Raises BadAddress."""
    return on_the_wire(address).rpartition("@")[2]
