"""What the sweeper re-derives about members' mailboxes (spec 8.7, I1)."""

from collections.abc import Iterator
from datetime import datetime

from hospes.foundation.sweeping import Check, Violation
from hospes.post.models import Mailbox
from hospes.team.models import Member

_MEMBER = "member:"


def alerts_reach_somebody(now: datetime) -> Iterator[Violation]:
    """I1: a mailbox that is read belongs to somebody who is here, or to several; else nobody sees its alert.

    The alert itself is derived from the same row that the sweep sees (``Mailbox.objects.failing``), so that it is
    open whenever the mailbox was not read for a day, whether or not anything tried.
    """
    here = {member.actor for member in Member.objects.active()}
    for mailbox in Mailbox.objects.read_now():
        if mailbox.owner.startswith(_MEMBER) and mailbox.owner not in here:
            yield Violation("I1", mailbox.key, "the mailbox of somebody without access is read")


def not_read(now: datetime) -> Iterator[Violation]:
    """Mailboxes with an open alert: listed, not counted, for somebody has been told."""
    for mailbox in Mailbox.objects.failing(now):
        yield Violation("mailboxes", mailbox.key, "nobody could read it for a day")


CHECKS = (
    Check(code="I1", title="mailboxes have somebody to tell", run=alerts_reach_somebody),
    Check(code="mailboxes", title="mailboxes that fail", run=not_read, informs=True),
)
