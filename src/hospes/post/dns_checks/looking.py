"""Look at everything at once, within a few seconds, and say it in words."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext as _

from hospes.foundation import house
from hospes.post.addresses import domain_of
from hospes.post.dns_checks import chosen, dkim, dmarc, mail_hosts, spf
from hospes.post.dns_checks.findings import Finding, Findings, Level
from hospes.post.dns_checks.resolving import Asker, NoAnswer, is_inside
from hospes.post.dns_checks.selectors import named
from hospes.post.models import MailServer
from hospes.post.models.mail_server import DOMAIN, SHARED
from hospes.post.settings import ReceivingSettings

T = TypeVar("T")
SECONDS = 8.0
AT_ONCE = 24
EVERYTHING = ("SPF", "DKIM", "DMARC", "MX")


@dataclass(frozen=True)
class House:
    """What of our own is looked at."""

    senders: tuple[str, ...]
    receiving: str  # the domain of our receiver, '' without one
    returns: str  # the domain of the return address, '' where it is the writer's
    servers: dict[str, str]  # by domain, '' for everybody else: the host that letters leave by
    selectors: dict[str, list[str]]  # of DKIM, by domain; '' for every domain

    def host_for(self, domain: str) -> str:
        return self.servers.get(domain) or self.servers.get("", "")

    def envelope_of(self, domain: str) -> str:
        return self.returns or domain

    def selectors_of(self, domain: str) -> list[str]:
        return self.selectors.get(domain) or self.selectors.get("", [])

    @property
    def domains(self) -> list[str]:
        return sorted({*self.senders, *filter(None, (self.receiving, self.returns))})


@dataclass
class Asked:
    """What was asked of one domain; None is "nobody answered"."""

    sender: spf.Spf | None = None
    policy: dmarc.Dmarc | None = None
    mail: mail_hosts.MailHosts | None = None
    keys: dict[str, dkim.Key | None] = field(default_factory=dict)
    unknown_keys: set[str] = field(default_factory=set)


def look(domains: Iterable[str]) -> list[Finding]:
    """Look at the domains that letters come from, at our receiver's, and at our servers. Never raises for the DNS;
    takes ``SECONDS`` at most. Not within a transaction.
    """
    own = our_house(domains)
    ask = Asker(chosen.resolver(), SECONDS)
    if own.domains and not ask.reaches_the_world():
        return [_unseen(domain, EVERYTHING) for domain in own.domains]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        hosts = {host: pool.submit(ask.addresses, host) for host in sorted({*own.servers.values()} - {""})}
        asked = _ask_all(own, ask, pool)
        addresses = {host: _told(future) or () for host, future in hosts.items()}
        backs = _look_back(own, ask, pool, asked, addresses)
    findings: list[Finding] = []
    for domain in own.domains:
        findings += _judge(own, domain, asked[domain], addresses)
    for back in backs:
        findings += mail_hosts.judge_reverse(back)
    return findings


def our_house(domains: Iterable[str]) -> House:
    """What there is to look at: ``domains``, and those of the settings and servers."""
    told = house.read(ReceivingSettings)
    receiving = told.domain.lower()
    servers = {
        # What leaves by a provider's interface comes from its machines, with its own return address: no SPF of ours.
        server.serves.removeprefix(DOMAIN): "" if server.is_provider else server.host
        for server in MailServer.objects.all()
        if server.serves == SHARED or server.serves.startswith(DOMAIN)
    }
    senders = {domain_of(f"a@{domain}").lower() for domain in domains} | {name for name in servers if name}
    returns = receiving if told.bounce_local else ""
    return House(tuple(sorted(senders)), receiving, returns, servers, named())


def _told(future: Future[T]) -> T | None:
    try:
        return future.result()
    except NoAnswer:
        return None


def _ask_all(own: House, ask: Asker, pool: ThreadPoolExecutor) -> dict[str, Asked]:
    """Ask everything about every domain at once."""

    def each(read: Callable[[Asker, str], T], domains: Iterable[str]) -> dict[str, Future[T]]:
        return {domain: pool.submit(read, ask, domain) for domain in domains}

    mail, sender = each(mail_hosts.read, own.domains), each(spf.read, own.domains)
    policy = each(dmarc.read, own.senders)
    keys = {
        (domain, selector): pool.submit(dkim.read, ask, domain, selector)
        for domain in own.senders
        for selector in own.selectors_of(domain) or dkim.WELL_KNOWN
    }
    asked = {domain: Asked(_told(sender[domain]), mail=_told(mail[domain])) for domain in own.domains}
    for domain, policies in policy.items():
        asked[domain].policy = _told(policies)
    for (domain, selector), future in keys.items():
        try:
            asked[domain].keys[selector] = future.result()
        except NoAnswer:
            asked[domain].unknown_keys.add(selector)
    return asked


def _look_back(
    own: House, ask: Asker, pool: ThreadPoolExecutor, asked: dict[str, Asked], addresses: dict[str, tuple[str, ...]]
) -> list[mail_hosts.Reverse]:
    """What the addresses of our outgoing servers and of our receiver's MX are called, where that is known."""
    ours = asked[own.receiving].mail if own.receiving else None
    pairs = dict.fromkeys(
        (host, address)
        for host, found in (*addresses.items(), *(ours.hosts if ours else ()))
        for address in found
        if not is_inside(address)
    )
    futures = [pool.submit(mail_hosts.look_back, ask, host, address) for host, address in pairs]
    return [back for back in map(_told, futures) if back is not None]


def _judge(own: House, domain: str, asked: Asked, addresses: dict[str, tuple[str, ...]]) -> Findings:
    unseen = [] if asked.sender else ["SPF"]
    is_sender = domain in own.senders
    if asked.sender:
        outside = tuple(each for each in addresses.get(own.host_for(domain), ()) if not is_inside(each))
        travels = domain == own.returns or not own.returns
        yield from spf.judge(asked.sender, domain, host=own.host_for(domain), addresses=outside, travels=travels)
    keys = [key for key in asked.keys.values() if key]
    if is_sender:
        chosen_ones = own.selectors_of(domain)
        missing = [name for name in chosen_ones if name in asked.keys and asked.keys[name] is None]
        hidden = bool(asked.unknown_keys) and (bool(chosen_ones) or not keys)
        unseen += ["DKIM"] if hidden else []
        yield from dkim.judge(keys, missing, domain, asked_for=bool(chosen_ones) or hidden)
        unseen += [] if asked.policy else ["DMARC"]
        if asked.policy:
            signed = True if dkim.usable(keys) else None if hidden else False
            yield from dmarc.judge(asked.policy, domain, envelope=own.envelope_of(domain), signed=signed)
    unseen += [] if asked.mail else ["MX"]
    if asked.mail:
        yield from mail_hosts.judge(asked.mail, domain, is_ours=domain == own.receiving)
    if unseen:
        yield _unseen(domain, unseen)


def _unseen(domain: str, what: Iterable[str]) -> Finding:
    sentence = _("Could not look at %(what)s: the DNS did not answer. Is this machine offline?")
    return Finding(Level.LOOK, domain, sentence % {"what": ", ".join(what)})
