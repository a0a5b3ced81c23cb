"""Under which names the house's DKIM keys are, as somebody typed them."""

import re

from django.db import transaction

from hospes.foundation import house
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.post.addresses import domain_of
from hospes.post.refusals import BadAddress, BadSelector
from hospes.post.settings import DnsSettings

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_SELECTOR = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_BETWEEN = re.compile(r"[\s,;，；、]+")


def choose(text: str, *, by: Actor) -> DnsSettings:
    """Keep the selectors: ``s1 s2`` for every domain, ``s1@example.com`` for one. Raises BadSelector."""
    kept = " ".join(dict.fromkeys(_read(word) for word in _BETWEEN.split(text.strip()) if word))
    with transaction.atomic():
        before = house.read(DnsSettings)
        after = house.write(DnsSettings, dkim_selectors=kept)
        if before != after:
            record("dns.selectors_named", subject="house:post", by=by, selectors=kept)
    return after


def named() -> dict[str, list[str]]:
    """The selectors by domain; '' are those of every domain."""
    found: dict[str, list[str]] = {}
    for word in house.read(DnsSettings).dkim_selectors.split():
        selector, _at, domain = word.partition("@")
        found.setdefault(domain, []).append(selector)
    return found


def _read(word: str) -> str:
    selector, at, domain = word.lower().partition("@")
    # Whoever copies the whole name of the record means the selector before it.
    before, mark, after = selector.partition("._domainkey")
    if mark and not at:
        selector, domain = before, after.strip(".")
    if not _SELECTOR.fullmatch(selector) or (at and not domain):
        raise BadSelector(word=word)
    try:
        return f"{selector}@{domain_of(f'a@{domain}').lower()}" if domain else selector
    except BadAddress as error:
        raise BadSelector(word=word) from error
