"""Not an application: spam, bots, tests, doubles, abuse; restorable for 30 days (P2)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.applications.enums import Aside
from hospes.applications.models.submitting import dates_of_review
from hospes.applications.refusals import AlreadyDecided, NotRestorable, TooFarForThat
from hospes.cases.enums import Outcome, State
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.journal.record import record
from hospes.promises import settling
from hospes.promises.models.voidable import VoidReason

if TYPE_CHECKING:
    from hospes.applications.models.application import Application
    from hospes.team.models import Member

RESTORABLE = timedelta(days=30)
_RECEIPTS = frozenset({"ack", "ack_again"})


class SetAside(models.Model):
    """A person may say that something was no application; no message is sent."""

    class Meta:
        abstract = True

    def set_aside(self, *, by: Member, why: Aside) -> None:
        """End it silently, with a reason, before any conversation or move.

        Repeating it changes nothing. Raises TooFarForThat, AlreadyDecided.
        """
        application = cast("Application", self)
        with transaction.atomic():
            case = Case.objects.locked(application.case_id)
            if case.ending is not None and case.ending.outcome == Outcome.NOT_AN_APPLICATION:
                return
            if case.state != State.OPEN:
                raise AlreadyDecided
            said = Message.objects.filter(case=case).exclude(letter__in=_RECEIPTS)
            if said.exists() or application.moves.exists():
                raise TooFarForThat
            now = clock.now()
            settling.void_open(case, VoidReason.NOT_AN_APPLICATION, by=by.actor, now=now)
            case.end(Outcome.NOT_AN_APPLICATION, by=by.actor, now=now, reason_key=why)
            record("application.set_aside", subject=case.key, by=by.actor, case=case.pk, at=now)
        application.case.refresh_from_db()

    def restore(self, *, by: Member) -> None:
        """Make it an application again, with a new ``REVIEW`` (8.8).

        Raises NotRestorable, AlreadyOpen if the person has applied anew meanwhile.
        """
        application = cast("Application", self)
        with transaction.atomic():
            case = Case.objects.locked(application.case_id)
            ending = case.ending
            now = clock.now()
            if ending is None or ending.outcome != Outcome.NOT_AN_APPLICATION:
                raise NotRestorable
            if now > ending.at + RESTORABLE:
                raise NotRestorable
            case.reopen_ending(ending, why="restored", to=State.OPEN, by=by.actor, now=now)
            application.case = case
            dates_of_review(application, by=by.actor, now=now)
            record("application.restored", subject=case.key, by=by.actor, case=case.pk, at=now)
        application.case.refresh_from_db()
