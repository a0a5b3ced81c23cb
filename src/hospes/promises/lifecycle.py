"""What the ledger does when a case changes hands: every open promise gets the new owner (spec 8.8)."""

from datetime import datetime

from hospes.cases.enums import Role
from hospes.cases.models import Case, HandOver
from hospes.promises.enums import OPEN, State, What
from hospes.promises.models import Promise


def follow_the_case(case: Case, hand_over: HandOver, now: datetime) -> None:
    """Give open promises the case's contact and deputy; dates stay as they are.

    What an approved letter is about to promise goes with them: it is made when the letter leaves.
    """
    for promise in Promise.objects.filter(case=case, state__in=[*OPEN, State.PROPOSED]):
        promise.owner, promise.deputy = case.contact, case.deputy
        promise.save(update_fields=["owner", "deputy"])
        promise.stand_in_calendar(now=now)
        if promise.is_open and hand_over.role == Role.CONTACT:
            promise.note(What.OWNER_CHANGED, by=hand_over.by, at=now, to=str(case.contact_id))
