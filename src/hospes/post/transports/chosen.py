"""By which transport a letter leaves: what its server is, unless ``settings.POST_TRANSPORT`` says ``fake``."""

from django.conf import settings

from hospes.post.enums import Carrier
from hospes.post.transports.fake import FakeTransport
from hospes.post.transports.line import Route, Transport
from hospes.post.transports.over_http import HttpTransport
from hospes.post.transports.smtp import SmtpTransport


def transport(route: Route) -> Transport:
    """Return the transport. The fake is chosen by test settings only."""
    if getattr(settings, "POST_TRANSPORT", "smtp") == "fake":
        return FakeTransport()
    return SmtpTransport() if route.kind == Carrier.SMTP else HttpTransport()
