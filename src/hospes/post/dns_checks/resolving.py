"""What a resolver is, and a time in which everything has to be asked."""

import time
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Protocol

# Private, local and link-local: what the outside never sees. Not ``is_private``: that counts the addresses of
# documentation (RFC 5737) too.
_INSIDE = tuple(
    ip_network(network)
    for network in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("::1/128", "fc00::/7", "fe80::/10"),
    )
)
A_QUESTION = 2.0
# A name that everybody's DNS knows: where it is unknown, "there is no such record" means nothing.
ALWAYS_THERE = "a.root-servers.net"


class NoAnswer(Exception):
    """Nobody answered, or the name servers are broken: what is there is not known. ``str()`` is what was said."""


@dataclass(frozen=True, order=True)
class MailHost:
    """One MX record; ``name`` without the dot at its end, '' for "takes no mail at all" (RFC 7505)."""

    preference: int
    name: str


class Resolver(Protocol):
    """Asks the DNS. What is not there is empty; each raises NoAnswer after ``seconds``."""

    def texts(self, name: str, seconds: float) -> tuple[str, ...]:
        """The TXT records, the strings of each joined."""

    def mail_hosts(self, name: str, seconds: float) -> tuple[MailHost, ...]:
        """The MX records, by preference."""

    def addresses(self, name: str, seconds: float) -> tuple[str, ...]:
        """The IPv4 and IPv6 addresses."""

    def names(self, address: str, seconds: float) -> tuple[str, ...]:
        """The reverse names (PTR) of an address, without the dot at the end."""


class Asker:
    """A resolver with one deadline for everything that is asked: ``seconds`` from now (monotonic)."""

    def __init__(self, resolver: Resolver, seconds: float) -> None:
        self._resolver = resolver
        self._until = time.monotonic() + seconds

    def reaches_the_world(self) -> bool:
        """Whether our name servers answer for the world: not offline, not those of a closed network."""
        try:
            return bool(self.addresses(ALWAYS_THERE))
        except NoAnswer:
            return False

    def texts(self, name: str) -> tuple[str, ...]:
        return self._resolver.texts(name, self._left())

    def mail_hosts(self, name: str) -> tuple[MailHost, ...]:
        return self._resolver.mail_hosts(name, self._left())

    def addresses(self, name: str) -> tuple[str, ...]:
        return (name,) if is_address(name) else self._resolver.addresses(name, self._left())

    def names(self, address: str) -> tuple[str, ...]:
        return self._resolver.names(address, self._left())

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise NoAnswer("no time was left")
        return min(left, A_QUESTION)


def is_address(name: str) -> bool:
    """Whether it is an IP address, not a name."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_inside(address: str) -> bool:
    """Whether an address is one that only this machine or its own network reaches."""
    found = ip_address(address)
    return any(found.version == network.version and found in network for network in _INSIDE)
