"""The real resolver against a real name server on loopback."""

import socket
import threading

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest

from hospes.post.dns_checks import chosen, real
from hospes.post.dns_checks.fake import FakeResolver
from hospes.post.dns_checks.resolving import MailHost, NoAnswer

RECORDS = {
    ("two.zone.", "TXT"): ['"v=spf1 " "mx -all"', '"other"'],
    ("two.zone.", "MX"): ["20 b.zone.", "10 A.zone.", "0 ."],
    ("a.zone.", "A"): ["192.0.2.1"],
    ("a.zone.", "AAAA"): ["2001:db8::1"],
    ("1.2.0.192.in-addr.arpa.", "PTR"): ["a.zone."],
}


class NameServer(threading.Thread):
    """Answers over UDP out of RECORDS; ``broken.zone`` has a broken server, ``silent.zone`` none."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))

    def run(self) -> None:
        while True:
            data, who = self.socket.recvfrom(4096)
            if not data:
                return
            query = dns.message.from_wire(data)
            name, kind = query.question[0].name.to_text().lower(), dns.rdatatype.to_text(query.question[0].rdtype)
            if name == "silent.zone.":
                continue
            answer = dns.message.make_response(query)
            answer.flags |= dns.flags.RA
            known = [
                texts for (known_name, known_kind), texts in RECORDS.items() if (known_name, known_kind) == (name, kind)
            ]
            if known:
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", kind, *known[0]))
            elif name == "broken.zone.":
                answer.set_rcode(dns.rcode.SERVFAIL)
            elif name not in {known_name for known_name, _kind in RECORDS}:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self.socket.sendto(answer.to_wire(), who)


@pytest.fixture
def resolver():
    server = NameServer()
    server.start()
    port = server.socket.getsockname()[1]
    configured = dns.resolver.Resolver(configure=False)
    configured.nameservers, configured.port = ["127.0.0.1"], port
    yield real.DnsResolver(lambda: configured)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stop:
        stop.sendto(b"", ("127.0.0.1", port))
    server.join(5)
    server.socket.close()


def test_records_are_read(resolver):
    assert set(resolver.texts("two.zone", 2)) == {"v=spf1 mx -all", "other"}
    assert resolver.mail_hosts("two.zone", 2) == (MailHost(0, ""), MailHost(10, "a.zone"), MailHost(20, "b.zone"))
    assert resolver.addresses("a.zone", 2) == ("192.0.2.1", "2001:db8::1")
    assert resolver.names("192.0.2.1", 2) == ("a.zone",)


def test_what_is_not_there_is_empty(resolver):
    assert resolver.texts("nowhere.zone", 2) == ()
    assert resolver.texts("a.zone", 2) == ()


@pytest.mark.parametrize("name", ["broken.zone", "silent.zone", "x" * 70 + ".zone"])
def test_broken_silent_and_impossible_have_no_answer(resolver, name):
    with pytest.raises(NoAnswer):
        resolver.texts(name, 0.3)


def test_made_up_domains_are_not_asked_about():
    with pytest.raises(NoAnswer, match="made-up"):
        real.DnsResolver().texts("harbourlight.example", 2)


def test_resolver_is_chosen_by_setting(settings):
    assert isinstance(chosen.resolver(), FakeResolver)
    settings.POST_RESOLVER = "dns"
    assert isinstance(chosen.resolver(), real.DnsResolver)
