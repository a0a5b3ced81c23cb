"""The DNS itself, asked with dnspython over the name servers of this machine."""

from collections.abc import Callable
from typing import Any, TypeVar

import dns.exception
import dns.resolver
import dns.reversename

from hospes.post.dns_checks.resolving import MailHost, NoAnswer

T = TypeVar("T")
# Made-up domains (RFC 2606, RFC 6761): there is nothing to ask about them.
_MADE_UP = ("example", "invalid", "test", "localhost", "local")


class DnsResolver:
    """Asks the name servers that this machine uses; ``make`` reads which (and raises where there are none)."""

    def __init__(self, make: Callable[[], dns.resolver.Resolver] = dns.resolver.Resolver) -> None:
        self._make = make

    def texts(self, name: str, seconds: float) -> tuple[str, ...]:
        return self._ask(name, "TXT", seconds, lambda record: b"".join(record.strings).decode("utf-8", "replace"))

    def mail_hosts(self, name: str, seconds: float) -> tuple[MailHost, ...]:
        found = self._ask(name, "MX", seconds, lambda record: MailHost(record.preference, _plain(record.exchange)))
        return tuple(sorted(found))

    def addresses(self, name: str, seconds: float) -> tuple[str, ...]:
        old = self._ask(name, "A", seconds / 2, lambda record: str(record.address))
        return old + self._ask(name, "AAAA", seconds / 2, lambda record: str(record.address))

    def names(self, address: str, seconds: float) -> tuple[str, ...]:
        reverse = dns.reversename.from_address(address)
        return self._ask(reverse.to_text(), "PTR", seconds, lambda record: _plain(record.target))

    def _ask(self, name: str, kind: str, seconds: float, read: Callable[[Any], T]) -> tuple[T, ...]:
        if name.rstrip(".").rpartition(".")[2].lower() in _MADE_UP:
            raise NoAnswer(f"{name} is a made-up name")
        try:
            # No search list, and one question: "mail" on its own is not "mail.of-our-network".
            answer = self._make().resolve(name, kind, lifetime=seconds, search=False, raise_on_no_answer=False)
        except dns.resolver.NXDOMAIN:
            return ()
        except (dns.exception.DNSException, OSError, UnicodeError) as error:
            raise NoAnswer(str(error)) from error
        return tuple(read(record) for record in answer.rrset or ())


def _plain(name: Any) -> str:
    return str(name.to_text()).rstrip(".").lower()
