"""Whether mail can come in at all: by our receiver, a provider, or a mailbox that is read.

Only then can we see what comes back, and test that we do (practice P1).
"""

from datetime import datetime

from django.db.models import Exists, Q
from django.utils.translation import gettext as _

from hospes.foundation.house import COMPANY
from hospes.foundation.models import HouseSetting
from hospes.post.models.mailbox import Mailbox


def condition() -> Q:
    """Return "there is a way in" as part of a query, so that whoever asks needs no second one."""
    domain = HouseSetting.objects.filter(scope=COMPANY, key="post.domain").exclude(value="")
    return Q(Exists(Mailbox.objects.filter(active=True))) | Q(Exists(domain))


def there_is_one() -> bool:
    """Whether mail comes in by any way."""
    domain = HouseSetting.objects.filter(scope=COMPANY, key="post.domain").exclude(value="")
    return Mailbox.objects.filter(active=True).exists() or domain.exists()


def why_unproved(accepted_at: datetime | None, since: datetime) -> str:
    """Say why a day of silence proves nothing just now, and what to do.

    ``accepted_at`` is when the mail server took a letter last; if that was after ``since``, what lacks is a return.
    """
    if accepted_at is not None and accepted_at >= since:
        return _(
            "No test letter came back in the last 7 days, so letters that come back may go unseen. "
            "Look at the incoming mail."
        )
    return _("No mail was accepted in the last 7 days. Send a test letter to yourself.")
