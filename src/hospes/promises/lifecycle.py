"""What the ledger does when a case changes hands: every open promise gets the new owner (spec 8.8)."""

from datetime import datetime

from hospes.cases.models import Case, HandOver
from hospes.promises.enums import What
from hospes.promises.models import Promise


def follow_the_case(case: Case, hand_over: HandOver, now: datetime) -> None:
    """Give open promises the case's contact and deputy; dates stay as they are."""
    for promise in Promise.objects.filter(case=case).open():
        promise.owner, promise.deputy = case.contact, case.deputy
        promise.save(update_fields=["owner", "deputy"])
        promise.note(What.OWNER_CHANGED, by=hand_over.by, at=now, to=str(case.contact_id))
