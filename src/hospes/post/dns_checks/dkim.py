"""DKIM (RFC 6376): the public keys with which a domain's letters are proved."""

import base64
import binascii
import re
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.utils.translation import gettext as _

from hospes.post.dns_checks.findings import Finding, Findings, Level
from hospes.post.dns_checks.resolving import Asker

# Names that mail services and programs give their keys.
WELL_KNOWN = (
    *("default", "dkim", "mail", "smtp", "google", "selector1", "selector2", "k1", "k2", "k3", "s1", "s2", "s1024"),
    *("s2048", "pm", "mta", "brevo1", "brevo2", "resend", "zoho", "zmail", "fm1", "fm2", "fm3", "sig1", "mx", "x"),
)
SHORTEST, GOOD_BITS = 1024, 2048  # RFC 8301 3.2


@dataclass(frozen=True)
class Key:
    """One key record. ``bits`` is 0 where it is not RSA; ``broken`` when nobody can read it."""

    selector: str
    bits: int = 0
    revoked: bool = False
    testing: bool = False
    broken: bool = False


def read(ask: Asker, domain: str, selector: str) -> Key | None:
    """Return the key of that name, None where there is none. Raises NoAnswer."""
    for text in ask.texts(f"{selector}._domainkey.{domain}"):
        tags = tags_of(text)
        if "p" in tags:
            return _key(selector, tags)
    return None


def tags_of(text: str) -> dict[str, str]:
    """Read ``a=1; b=2`` (RFC 6376 3.2); the first of a name counts."""
    pairs = [part.partition("=") for part in reversed(text.split(";"))]
    return {name.strip().lower(): value.strip() for name, equals, value in pairs if equals}


def _key(selector: str, tags: dict[str, str]) -> Key:
    data = re.sub(r"\s", "", tags["p"])
    testing = "y" in tags.get("t", "").lower().split(":")
    if not data:
        return Key(selector, revoked=True)
    if tags.get("k", "rsa").lower() != "rsa":
        return Key(selector, testing=testing)
    try:
        key = load_der_public_key(base64.b64decode(data, validate=True))
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        return Key(selector, broken=True)
    return Key(selector, bits=key.key_size if isinstance(key, RSAPublicKey) else 0, testing=testing)


def judge(keys: list[Key], missing: list[str], domain: str, *, asked_for: bool) -> Findings:
    """Say what is to change. ``missing`` are selectors that the house named and that are not there."""
    for selector in missing:
        sentence = _("There is no DKIM key at %(name)s. Add the record that your mail service shows for it.")
        yield Finding(Level.BAD, domain, sentence % {"name": f"{selector}._domainkey.{domain}"})
    for key in keys:
        yield _about(key, domain)
    if not keys and not asked_for:
        sentence = _(
            "No DKIM key was found under the usual names. Switch DKIM on at your mail service; if it is on, write its "
            "selector (s= in the DKIM-Signature of any letter) into the settings."
        )
        yield Finding(Level.LOOK, domain, sentence)


def _about(key: Key, domain: str) -> Finding:
    level, sentence = Level.GOOD, _("DKIM key %(selector)s is there.")
    if key.revoked:
        level, sentence = Level.LOOK, _("DKIM key %(selector)s was revoked: letters signed with it count as unsigned.")
    elif key.broken:
        level, sentence = Level.BAD, _("DKIM key %(selector)s cannot be read. Copy it once more, without line breaks.")
    elif 0 < key.bits < SHORTEST:
        level, sentence = (
            Level.BAD,
            _("DKIM key %(selector)s has %(bits)s bits and is ignored. Make one of 2048."),
        )
    elif 0 < key.bits < GOOD_BITS:
        level, sentence = Level.LOOK, _("DKIM key %(selector)s has only %(bits)s bits. Better make one of 2048.")
    elif key.testing:
        level, sentence = Level.LOOK, _("DKIM key %(selector)s says “only a test” (t=y). Remove that when it works.")
    return Finding(level, domain, sentence % {"selector": key.selector, "bits": key.bits})


def usable(keys: list[Key]) -> bool:
    """Whether letters can be signed with one of them so that it counts."""
    return any(not key.revoked and not key.broken and not 0 < key.bits < SHORTEST for key in keys)
