"""Whether letters leave the house: looked at before a job makes people write to us."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from hospes.foundation import clock
from hospes.jobs.findings import Finding, warn
from hospes.jobs.models import Job
from hospes.post.models import MailServer


def mail_leaves(job: Job) -> Iterator[Finding]:
    """A mail server that accepted something within 7 days (P1). Never in the way: pages work without."""
    now = clock.now()
    if MailServer.objects.bounce_path_healthy(now):
        return
    server = MailServer.objects.current()
    if server is None:
        yield warn("mail_missing", _("Outgoing mail is not set up: candidates hear nothing by mail."))
    else:
        yield warn("mail_untested", server.why_unproved(now))
