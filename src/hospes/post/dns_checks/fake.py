"""A DNS for tests: what is laid into the zone is there; while it is empty, nobody answers."""

from dataclasses import dataclass, field

from hospes.post.dns_checks.resolving import ALWAYS_THERE, MailHost, NoAnswer


@dataclass
class Zone:
    """The records by name. Names in ``silent``, and all while nothing was laid in, get no answer."""

    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    mail_hosts: dict[str, tuple[MailHost, ...]] = field(default_factory=dict)
    addresses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)

    def clear(self) -> None:
        """Forget everything: nobody answers any more."""
        for records in (self.texts, self.mail_hosts, self.addresses, self.names, self.silent):
            records.clear()

    def check(self, name: str) -> None:
        """Raises NoAnswer where nobody answers for ``name``."""
        if name in self.silent or not (self.texts or self.mail_hosts or self.addresses):
            raise NoAnswer("no name server answered")


zone = Zone()


class FakeResolver:
    """Reads the zone."""

    def texts(self, name: str, seconds: float) -> tuple[str, ...]:
        zone.check(name)
        return zone.texts.get(name, ())

    def mail_hosts(self, name: str, seconds: float) -> tuple[MailHost, ...]:
        zone.check(name)
        return zone.mail_hosts.get(name, ())

    def addresses(self, name: str, seconds: float) -> tuple[str, ...]:
        zone.check(name)
        known = {ALWAYS_THERE: ("198.51.100.53",)} | zone.addresses
        return known.get(name, ())

    def names(self, address: str, seconds: float) -> tuple[str, ...]:
        zone.check(address)
        return zone.names.get(address, ())
