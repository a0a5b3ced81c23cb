"""A letter to nobody, every few days: that it comes back proves that we see what comes back (practice P1)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hospes.foundation import clock, house, tokens
from hospes.post import addresses, ways_in
from hospes.post.models import Envelope
from hospes.post.models.way_back import WayBack
from hospes.post.settings import ReceivingSettings, WayBackSettings

KEY = "way-back:"
# Where nothing can be tested yet: no way in, or no letter whose writer could be the sender.
LOOK_AGAIN = timedelta(hours=1)


def send(row: WayBack, worker: str) -> None:
    """Send the test that is due, or look again later. Safe to repeat: one letter for each time it is due."""
    now = clock.now()
    with transaction.atomic():
        row.refresh_from_db(from_queryset=WayBack.objects.select_for_update())
        if row.due_at > now:
            return
        sender = _last_letter() if ways_in.there_is_one() else None
        if sender is None:
            row.due_at, row.attempts = now + LOOK_AGAIN, 0
            row.save(update_fields=["due_at", "attempts"])
            return
        row.key = f"{KEY}{row.due_at:%Y%m%d%H%M%S}"
        _queue(row.key, sender)
        row.tested_at, row.due_at = now, now + timedelta(days=house.read(WayBackSettings).test_days)
        row.attempts = 0
        row.save(update_fields=["key", "tested_at", "due_at", "attempts"])


def due(now: datetime) -> QuerySet[WayBack]:
    """What the worker looks at."""
    return WayBack.objects.due(now)


def _last_letter() -> Envelope | None:
    """Return the latest letter: its writer is somebody of this house, whom a report may reach."""
    return Envelope.objects.exclude(key__startswith=KEY).order_by("-pk").first()


def _queue(key: str, like: Envelope) -> None:
    receiving = house.read(ReceivingSettings)
    domain = receiving.domain or addresses.domain_of(like.from_address)
    to = house.read(WayBackSettings).test_address or f"no-such-address-{tokens.sign_lower(KEY, key)}@{domain}"
    Envelope.objects.queue(
        key=key,
        from_name=like.from_name,
        from_address=like.from_address,
        to_name="",
        to_address=to,
        subject=_("Test: this letter has to come back"),
        text=_("Hospes sends this letter to an address that does not exist, to see that returned mail is noticed."),
        headers={"Auto-Submitted": "auto-generated"},
    )
