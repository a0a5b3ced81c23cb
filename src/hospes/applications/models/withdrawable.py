"""Stepping back: the candidate's own act; everything stops, and he gets a receipt at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.applications import receipts
from hospes.applications.refusals import AlreadyDecided
from hospes.cases.enums import Outcome, State
from hospes.cases.models import Case
from hospes.foundation import clock, house, text
from hospes.foundation.crash_points import point
from hospes.journal.record import record
from hospes.promises import settling
from hospes.promises.enums import Kind
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason

if TYPE_CHECKING:
    from hospes.applications.models.application import Application
    from hospes.conversations.models import Message


class Withdrawable(models.Model):
    """A candidate may step back at any time; nobody asks him to stay."""

    class Meta:
        abstract = True

    def withdraw(self, *, words: str = "") -> Message | None:
        """End this application by the candidate's own act, with our receipt (8.8, P23).

        All promises fall away, ``REACH`` runs one working day until the receipt has evidence. Repeating
        it changes nothing and returns None. Raises AlreadyDecided if we decided before.
        """
        application = cast("Application", self)
        with transaction.atomic():
            case = Case.objects.locked(application.case_id)
            if case.state != State.OPEN:
                if case.ending is not None and case.ending.outcome == Outcome.WITHDRAWN:
                    return None
                raise AlreadyDecided
            now = clock.now()
            by = case.candidate.actor
            settling.void_open(case, VoidReason.WITHDREW, by=by, now=now)
            ending = case.end(Outcome.WITHDRAWN, by=by, now=now, reason_text=text.clean_line(words, 500))
            point("applications.withdrawal_written")
            days = house.read(PromiseSettings).reach_after_withdrawal
            Promise.objects.make(case, Kind.REACH, by=by, now=now, days=days)
            receipt = receipts.confirm_withdrawal(case, now=now)
            receipt.ending = ending
            receipt.save(update_fields=["ending"])
            record("application.withdrawn", subject=case.key, by=by, case=case.pk, at=now)
        application.case.refresh_from_db()
        return receipt
