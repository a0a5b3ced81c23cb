"""Which transport this installation uses: ``settings.POST_TRANSPORT``, ``smtp`` unless set."""

from django.conf import settings

from hospes.post.transports.fake import FakeTransport
from hospes.post.transports.line import Transport
from hospes.post.transports.smtp import SmtpTransport


def transport() -> Transport:
    """Return the transport. The fake is chosen by test settings only."""
    if getattr(settings, "POST_TRANSPORT", "smtp") == "fake":
        return FakeTransport()
    return SmtpTransport()
