from collections.abc import Iterator

import pytest

from hospes.post.dns_checks.fake import Zone, zone
from hospes.post.dns_checks.resolving import MailHost

DOMAIN = "harbourlight.example"


@pytest.fixture(autouse=True)
def empty_zone(settings) -> Iterator[Zone]:
    settings.POST_RESOLVER = "fake"
    zone.clear()
    yield zone
    zone.clear()


@pytest.fixture
def healthy(empty_zone, keys) -> Zone:
    """A domain in whose DNS nothing is to be changed."""
    empty_zone.texts |= {
        DOMAIN: ("google-site-verification=x", "v=spf1 a:mail.harbourlight.example -all"),
        f"_dmarc.{DOMAIN}": ("v=DMARC1; p=reject",),
        f"default._domainkey.{DOMAIN}": (f"v=DKIM1; k=rsa; p={keys(2048)}",),
    }
    empty_zone.mail_hosts[DOMAIN] = (MailHost(10, "mail.harbourlight.example"),)
    empty_zone.addresses["mail.harbourlight.example"] = ("192.0.2.25", "2001:db8::25")
    empty_zone.names |= {"192.0.2.25": ("mail.harbourlight.example",), "2001:db8::25": ("mail.harbourlight.example",)}
    return empty_zone


@pytest.fixture(scope="session")
def keys():
    import base64

    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    def make(bits: int) -> str:
        public = rsa.generate_private_key(public_exponent=65537, key_size=bits).public_key()
        return base64.b64encode(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()

    return make
