"""How much one network may send: enough for a career fair behind one address, too little for a flood.

Counted per process in the cache, under a hash: no address of a reader is ever stored.
"""

from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hospes.foundation import clock, tokens
from hospes.jobs.models import Job

HOUR = 3600
FORMS_AN_HOUR = 30
MEGABYTE = 1024 * 1024
LARGEST_FORM = 45 * MEGABYTE


def refuse_flood_of_bytes(request: HttpRequest) -> None:
    """Raise RequestDataTooBig before anything is read of a form far larger than ours can be."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > LARGEST_FORM:
        raise RequestDataTooBig


def is_too_much(request: HttpRequest, what: str) -> bool:
    """Count one more ``what`` from this network, and say whether that is more than fits into an hour."""
    network = network_of(request)
    if not network:
        return False
    key = tokens.hash_token(f"{what} {network} {clock.now():%Y%m%d%H}")
    cache.add(key, 0, HOUR)
    return cache.incr(key) > FORMS_AN_HOUR


def network_of(request: HttpRequest) -> str:
    """Return where a request comes from: an IPv4 address, an IPv6 /64; "" for this machine itself.

    A proxy of our own (on a private address) names the reader as the last one it added.
    """
    nearest = request.META.get("REMOTE_ADDR", "")
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        address = ip_address(nearest)
        if address.is_private and named:
            address = ip_address(named)
    except ValueError:
        return nearest
    if address.is_loopback:
        return ""
    return str(address) if address.version == 4 else str(ip_network(f"{address}/64", strict=False))


def sentence(job: Job) -> str:
    """What somebody reads whose network has sent too much: nothing is lost, and a person is there."""
    address = job.contact.email if job.contact else ""
    return _(
        "Very many forms came from your network within this hour. Everything you wrote is still here:"
        " please send it again in an hour, or write to %(address)s."
    ) % {"address": address}
