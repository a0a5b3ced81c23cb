"""Whose a mailbox is, and who hears that it fails."""

from datetime import datetime

from hospes.post.models import Mailbox
from hospes.team import rules
from hospes.team.models import Member


def failing_for(member: Member, now: datetime) -> list[Mailbox]:
    """The mailboxes that were not read for a day, and are this member's to mend: his own, or all to an admin."""
    failing = Mailbox.objects.failing(now)
    return list(failing if rules.may_change_settings(member) else failing.filter(owner=member.actor))
