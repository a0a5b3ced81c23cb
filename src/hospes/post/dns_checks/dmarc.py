"""DMARC (RFC 7489): what receivers do with a letter whose From is not proved by SPF or DKIM of the same domain."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hospes.post.dns_checks.dkim import tags_of
from hospes.post.dns_checks.findings import Finding, Findings, Level
from hospes.post.dns_checks.resolving import Asker

POLICIES = ("none", "quarantine", "reject")
MOST_STEPS = 8


@dataclass(frozen=True)
class Dmarc:
    """The record that holds for a domain: where it stands, and the domain that all its names belong to.

    The organisation is found by walking up the names (the tree walk of DMARC's second edition): the highest
    name with a record. It needs no list of public suffixes.
    """

    at: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    organisation: str = ""
    records: int = 0

    def tag(self, name: str, default: str = "") -> str:
        return dict(self.tags).get(name, default).lower()

    @property
    def is_strict(self) -> bool:
        """Whether the return address must have the very same domain (aspf=s)."""
        return self.tag("aspf", "r") == "s"


def read(ask: Asker, domain: str) -> Dmarc:
    """Find the record for ``domain``: its own, else that of a name above it. Raises NoAnswer."""
    labels = domain.split(".")
    found: Dmarc | None = None
    highest = ""
    for start in range(min(len(labels) - 1, MOST_STEPS)):
        name = ".".join(labels[start:])
        records = [text for text in ask.texts(f"_dmarc.{name}") if text.lower().replace(" ", "").startswith("v=dmarc1")]
        if not records:
            continue
        tags = tags_of(records[0])
        highest = name if tags.get("psd", "").lower() != "y" else highest
        found = found or Dmarc(at=name, tags=tuple(tags.items()), records=len(records))
    if found is None:
        return Dmarc(organisation=domain)
    return Dmarc(found.at, found.tags, highest or domain, found.records)


def aligned(dmarc: Dmarc, domain: str, envelope: str) -> bool:
    """Whether a return address at ``envelope`` proves a From at ``domain`` (RFC 7489 3.1)."""
    if domain == envelope:
        return True
    return not dmarc.is_strict and f".{envelope}".endswith(f".{dmarc.organisation}")


def judge(dmarc: Dmarc, domain: str, *, envelope: str, signed: bool | None) -> Findings:
    """Say what is to change. ``envelope`` is the domain of the return address, ``signed`` whether a DKIM key of the
    domain is there (None: not known).
    """
    policy = _policy(dmarc, domain)
    if not dmarc.at:
        sentence = _("There is no DMARC record. Add a TXT record at _dmarc.%(domain)s: v=DMARC1; p=none")
        yield Finding(Level.LOOK, domain, sentence % {"domain": domain})
    elif dmarc.records > 1:
        sentence = _("There are %(n)s DMARC records at _dmarc.%(at)s, so none counts. Keep one.")
        yield Finding(Level.BAD, domain, sentence % {"n": dmarc.records, "at": dmarc.at})
        return
    elif policy not in POLICIES:
        sentence = _("The DMARC record at _dmarc.%(at)s has no policy. Write p=none, p=quarantine or p=reject into it.")
        yield Finding(Level.BAD, domain, sentence % {"at": dmarc.at})
    else:
        yield Finding(Level.GOOD, domain, _("DMARC is there (p=%(policy)s).") % {"policy": policy})
    if not aligned(dmarc, domain, envelope) and not signed:
        yield _unproved(domain, envelope, refused=policy in POLICIES[1:], signed=signed)


def _policy(dmarc: Dmarc, domain: str) -> str:
    below = dmarc.at != domain
    return dmarc.tag("sp", dmarc.tag("p")) if below else dmarc.tag("p")


def _unproved(domain: str, envelope: str, *, refused: bool, signed: bool | None) -> Finding:
    sentence = _(
        "Letters from %(domain)s have a return address at %(envelope)s, which does not prove them for DMARC; only DKIM "
        "of %(domain)s can. Switch it on, or use a receiving domain below %(domain)s."
    )
    level = Level.BAD if refused and signed is False else Level.LOOK
    return Finding(level, domain, sentence % {"domain": domain, "envelope": envelope})
