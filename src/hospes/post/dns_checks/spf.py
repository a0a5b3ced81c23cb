"""SPF (RFC 7208): who may send with a domain in the return address."""

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.utils.translation import gettext as _

from hospes.post.dns_checks.findings import Finding, Findings, Level
from hospes.post.dns_checks.resolving import Asker

MOST_LOOKUPS = 10  # RFC 7208 4.6.4
_TERM = re.compile(r"([+?~-]?)([a-z][a-z0-9_.-]*)([:=]?)([^\s/]*)((?:/\d{1,3})?(?://\d{1,3})?)", re.IGNORECASE)
_WITH_LOOKUP = {"include", "a", "mx", "ptr", "exists", "redirect"}
_KNOWN = _WITH_LOOKUP | {"all", "ip4", "ip6", "exp"}
# What the services behind a well-known server want in SPF; what they send from is not the address we hand over to.
SERVICES = {
    "gmail.com": "_spf.google.com",
    "google.com": "_spf.google.com",
    "office365.com": "spf.protection.outlook.com",
    "outlook.com": "spf.protection.outlook.com",
    "amazonaws.com": "amazonses.com",
    "sendgrid.net": "sendgrid.net",
    "mailgun.org": "mailgun.org",
    "fastmail.com": "spf.messagingengine.com",
    "exmail.qq.com": "spf.mail.qq.com",
}


@dataclass
class Spf:
    """What a domain's record comes to when all it includes is read."""

    records: tuple[str, ...] = ()
    networks: list[IPv4Network | IPv6Network] = field(default_factory=list)
    included: set[str] = field(default_factory=set)
    lookups: int = 0
    rest: str = ""  # what is said of everybody else: -all, ~all, ?all, +all; '' where nothing is
    broken: list[str] = field(default_factory=list)  # terms nobody understands, includes without a record
    unseen: bool = False  # has a term that depends on the letter (exists, macros)

    def covers(self, address: str) -> bool:
        """Whether it lets ``address`` send."""
        found = ip_address(address)
        return any(found.version == network.version and found in network for network in self.networks)


def read(ask: Asker, domain: str) -> Spf:
    """Read the record of ``domain`` with all that it includes. Raises NoAnswer."""
    spf = Spf(records=_records(ask, domain))
    if len(spf.records) == 1:
        spf.rest = _follow(ask, spf, spf.records[0], domain)
    return spf


def _records(ask: Asker, domain: str) -> tuple[str, ...]:
    return tuple(text for text in ask.texts(domain) if text.lower() == "v=spf1" or text.lower().startswith("v=spf1 "))


def _follow(ask: Asker, spf: Spf, record: str, domain: str) -> str:
    """Add one record to what is known and return what it says of everybody else."""
    rest, onward = "", ""
    for term in record.split()[1:]:
        parts = _TERM.fullmatch(term)
        if parts is None or (parts[2].lower() not in _KNOWN and parts[3] != "="):
            spf.broken.append(term)
            continue
        sign, name, target, size = parts[1] or "+", parts[2].lower(), parts[4] or domain, parts[5]
        spf.lookups += name in _WITH_LOOKUP
        if name == "all":
            rest = f"{sign}all"
        elif name == "redirect":
            onward = target
        elif "%" in target or name == "exists":
            spf.unseen = True
        elif sign == "+" and spf.lookups <= MOST_LOOKUPS:
            _add(ask, spf, name, target, size)
    if onward and not rest and "%" not in onward and spf.lookups <= MOST_LOOKUPS:
        return _include(ask, spf, onward)
    return rest


def _add(ask: Asker, spf: Spf, name: str, target: str, size: str) -> None:
    if name == "include":
        _include(ask, spf, target)
    elif name in ("ip4", "ip6"):
        _network(spf, target + size)
    elif name in ("a", "mx"):
        hosts = [target] if name == "a" else [host.name for host in ask.mail_hosts(target)[:MOST_LOOKUPS]]
        four, _slashes, six = size.partition("//")
        for address in (address for host in hosts if host for address in ask.addresses(host)):
            mask = f"/{six}" if ":" in address and six else four if ":" not in address else ""
            _network(spf, address + mask)


def _include(ask: Asker, spf: Spf, target: str) -> str:
    spf.included.add(target.lower().rstrip("."))
    records = _records(ask, target)
    if len(records) != 1:
        spf.broken.append(target)
        return ""
    return _follow(ask, spf, records[0], target)


def _network(spf: Spf, text: str) -> None:
    try:
        spf.networks.append(ip_network(text, strict=False))
    except ValueError:
        spf.broken.append(text)


def judge(spf: Spf, domain: str, *, host: str, addresses: tuple[str, ...], travels: bool) -> Findings:
    """Say what is to change. ``host`` is our outgoing server ('' for none), ``travels`` whether letters go out with
    this domain in their return address.
    """
    said = list(_wrong(spf, domain, host=host, travels=travels))
    if not said:
        said = list(_uncovered(spf, domain, host, addresses))
    yield from said or [
        Finding(Level.GOOD, domain, _("SPF names who may send: %(record)s") % {"record": spf.records[0]})
    ]


def _wrong(spf: Spf, domain: str, *, host: str, travels: bool) -> Findings:
    level = Level.BAD if travels else Level.LOOK
    if not spf.records:
        wanted = f"v=spf1 {_term_for(host)} ~all"
        sentence = _("There is no SPF record. Add a TXT record at %(domain)s: %(wanted)s")
        yield Finding(level, domain, sentence % {"domain": domain, "wanted": wanted})
        return
    if len(spf.records) > 1:
        sentence = _("There are %(n)s SPF records, so none counts. Merge them into one: %(records)s")
        yield Finding(level, domain, sentence % {"n": len(spf.records), "records": " | ".join(spf.records)})
        return
    if spf.lookups > MOST_LOOKUPS:
        sentence = _("SPF needs %(n)s further look-ups; after 10 receivers give up. Remove what you do not send by.")
        yield Finding(level, domain, sentence % {"n": spf.lookups})
    if spf.broken:
        sentence = _("Receivers cannot read this in SPF, or find nothing there: %(terms)s. Correct or remove it.")
        yield Finding(level, domain, sentence % {"terms": ", ".join(spf.broken)})
    if spf.rest == "+all":
        sentence = _("SPF lets the whole world send (+all). Write ~all or -all at its end.")
        yield Finding(Level.BAD, domain, sentence)
    elif spf.rest in ("", "?all"):
        sentence = _("SPF says nothing about everybody else, so it protects nobody. Write ~all or -all at its end.")
        yield Finding(Level.LOOK, domain, sentence)


def _uncovered(spf: Spf, domain: str, host: str, addresses: tuple[str, ...]) -> Findings:
    service = service_of(host)
    if service:
        covered = service in spf.included
    else:
        covered = spf.unseen or not addresses or any(spf.covers(address) for address in addresses)
    if not covered:
        sentence = _("SPF does not name your outgoing server %(host)s. Add %(term)s before “all”.")
        yield Finding(Level.LOOK, domain, sentence % {"host": host, "term": _term_for(host)})


def service_of(host: str) -> str:
    """What SPF has to include for a well-known server; '' for any other."""
    found = [wanted for suffix, wanted in SERVICES.items() if f".{host.lower()}".endswith(f".{suffix}")]
    return found[0] if found else ""


def _term_for(host: str) -> str:
    service = service_of(host)
    if service:
        return f"include:{service}"
    if not host:
        return "mx"
    if ":" in host:
        return f"ip6:{host}"
    return f"ip4:{host}" if host.replace(".", "").isdigit() else f"a:{host}"
