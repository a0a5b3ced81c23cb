"""MX (RFC 5321 5): who takes a domain's mail. And reverse names: what a server's address is called."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hospes.post.dns_checks.findings import Finding, Findings, Level
from hospes.post.dns_checks.resolving import Asker, is_address, is_inside


@dataclass(frozen=True)
class MailHosts:
    """Who takes a domain's mail: (name, addresses), the most wanted first. ``implicit``: no MX, but an address."""

    hosts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    implicit: bool = False
    refuses: bool = False


def read(ask: Asker, domain: str) -> MailHosts:
    """Read MX and the addresses behind it. Raises NoAnswer."""
    records = ask.mail_hosts(domain)
    if any(not record.name for record in records):
        return MailHosts(refuses=True)
    if records:
        return MailHosts(tuple((record.name, ask.addresses(record.name)) for record in records))
    own = ask.addresses(domain)
    return MailHosts(((domain, own),), implicit=True) if own else MailHosts()


def judge(found: MailHosts, domain: str, *, is_ours: bool) -> Findings:
    """Say what is to change. ``is_ours``: our own receiver waits for the mail of this domain."""
    if found.refuses:
        sentence = _(
            "%(domain)s says that it takes no mail (MX “.”): no answer can arrive. Name its mail server in MX."
        )
        yield Finding(Level.BAD, domain, sentence % {"domain": domain})
        return
    if not found.hosts:
        sentence = _("Nobody takes mail for %(domain)s. Add an MX record that names its mail server.")
        yield Finding(Level.BAD, domain, sentence % {"domain": domain})
        return
    said = list(_wrong(found, domain, is_ours=is_ours))
    hosts = ", ".join(name for name, _addresses in found.hosts)
    sentence = _("Mail is taken by %(hosts)s.")
    if is_ours:
        sentence = _("Mail is taken by %(hosts)s. Please see that this is the machine on which Hospes receives.")
    yield from said or [Finding(Level.GOOD, domain, sentence % {"hosts": hosts})]


def _wrong(found: MailHosts, domain: str, *, is_ours: bool) -> Findings:
    if found.implicit and is_ours:
        sentence = _("%(domain)s has no MX record; some senders then do not try. Add one that names this machine.")
        yield Finding(Level.LOOK, domain, sentence % {"domain": domain})
    for name, addresses in found.hosts:
        if is_address(name):
            sentence = _("MX names the address %(host)s; it has to be a name. Make a name for it and write that.")
            yield Finding(Level.BAD, domain, sentence % {"host": name})
        elif not addresses:
            sentence = _("MX names %(host)s, which has no address. Correct the name, or add its A record.")
            yield Finding(Level.BAD, domain, sentence % {"host": name})
        elif all(is_inside(address) for address in addresses):
            sentence = _("MX names %(host)s, whose address is inside a private network. Nobody outside reaches it.")
            yield Finding(Level.BAD, domain, sentence % {"host": name})


@dataclass(frozen=True)
class Reverse:
    """What an address is called, and which of its names lead back to it."""

    host: str
    address: str
    names: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()


def look_back(ask: Asker, host: str, address: str) -> Reverse:
    """Ask what an address is called and whether the name leads back. Raises NoAnswer."""
    names = ask.names(address)
    confirmed = tuple(name for name in names[:3] if address in ask.addresses(name))
    return Reverse(host, address, names, confirmed)


def judge_reverse(found: Reverse) -> Findings:
    """Say what is to change about an address's name (RFC 1912 2.1; most receivers ask for it)."""
    facts = {"address": found.address, "host": found.host, "name": ", ".join(found.names)}
    if not found.names:
        sentence = _(
            "%(address)s (%(host)s) has no reverse name, and many receivers refuse what comes from it. Ask whoever "
            "gave you the address for the reverse name %(host)s."
        )
        yield Finding(Level.LOOK, found.host, sentence % facts)
    elif not found.confirmed:
        sentence = _("%(address)s is called %(name)s, but that name does not lead back. Make both the same.")
        yield Finding(Level.LOOK, found.host, sentence % facts)
    else:
        yield Finding(Level.GOOD, found.host, _("%(address)s is called %(name)s, and back.") % facts)
