"""Kinds of group robots: who takes a word for a group chat. A register, filled from above in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from hospes.foundation.registers import Roll


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A word ready for a group chat: plain text in lines, and where one acts."""

    title: str
    text: str
    link: str


@dataclass(frozen=True, kw_only=True)
class RobotKind:
    """One service. ``hosts`` are its own: ``example.com``, or ``.example.com`` for everything below it.

    ``send(url, secret, parcel)`` returns when the service took it, and raises NotNow, Never or Unknown
    (``post.transports.line``). ``signs`` says whether a secret of its own goes with the address.
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    signs: bool
    send: Callable[[str, str, Parcel], None]

    def owns(self, url: str) -> bool:
        """Whether this is an address of the service, over HTTPS and its usual port."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if parts.scheme != "https" or parts.username or port not in {None, 443}:
            return False
        return any(host == own or (own.startswith(".") and host.endswith(own)) for own in self.hosts)


kinds: Roll[RobotKind] = Roll("kinds of group robots", key=lambda kind: kind.name)
