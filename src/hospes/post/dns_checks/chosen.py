"""Which resolver this installation uses: ``settings.POST_RESOLVER``, ``dns`` unless set."""

from django.conf import settings

from hospes.post.dns_checks.fake import FakeResolver
from hospes.post.dns_checks.real import DnsResolver
from hospes.post.dns_checks.resolving import Resolver


def resolver() -> Resolver:
    """Return the resolver. The fake is chosen by test settings only."""
    if getattr(settings, "POST_RESOLVER", "dns") == "fake":
        return FakeResolver()
    return DnsResolver()
