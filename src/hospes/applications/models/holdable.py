"""Asking for more time: before the date, with a true reason, told before it, at most twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.applications.enums import Act
from hospes.applications.models.deciding import main_promises, refuse_if_decided
from hospes.applications.refusals import NothingToHold
from hospes.conversations import acts, facts
from hospes.conversations.letters import Draft, render
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.journal.record import record
from hospes.promises.enums import Kind, Reason
from hospes.promises.models import Promise
from hospes.promises.queries import needs_update

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.applications.models.application import Application
    from hospes.cases.models import Case
    from hospes.foundation.working import Due
    from hospes.team.models import Member


class Holdable(models.Model):
    """``hold`` is no column: it is a renegotiated ``REVIEW``, or after the review an ``UPDATE``."""

    class Meta:
        abstract = True

    def movable_promise(self) -> Promise | None:
        """The open date that more time would be asked for: the review, else the heartbeat."""
        promises = main_promises(cast("Application", self).case)
        rows = [promise for promise in promises if not promise.answered_in]
        return min(rows, key=lambda p: (p.kind != Kind.REVIEW, p.due), default=None)

    def draft_hold(self, reason: Reason) -> Draft:
        """The letter that asks for time, in the candidate's language."""
        case = cast("Application", self).case
        promise = self.movable_promise()
        if promise is None:
            raise NothingToHold
        language = case.candidate.language
        known = facts.of_case(
            case,
            old=facts.date(promise, case, language),
            reason=facts.in_language(reason.label, language),
        )
        return render("hold", language, known)

    def hold(self, *, by: Member, reason: Reason, due: Due, draft: Draft) -> Message:
        """Approve the letter that moves the date.

        Raises AlreadyDecided, NothingToHold, TooLate, MovedTwice, DateTooFar.
        """
        application = cast("Application", self)
        refuse_if_decided(application.case)
        promise = self.movable_promise()
        if promise is None:
            raise NothingToHold
        plan = Proposal(Kind(promise.kind), due=due, moves=promise, reason=reason)
        return Message.objects.approve(application.case, draft, by=by, proposals=[plan], act=Act.HOLD)


def _answers(case: Case, message: Message) -> list[Promise]:
    """An earlier date whose moving was not told (its letter came back): this letter tells it too."""
    untold = Promise.objects.filter(case=case, revoked_at__isnull=False, superseded_by__told_at=None).open()
    return list(untold.filter(superseded_by__isnull=False))


def _release(case: Case, message: Message, now: datetime) -> None:
    heartbeat = Promise.objects.filter(case=case, answered_in="").of_kind(Kind.UPDATE).open()
    if needs_update(case, now) and not heartbeat.exists():
        Promise.objects.make(case, Kind.UPDATE, by=message.author, now=now)
    record("application.held", subject=case.key, by=message.author, case=case.pk, at=now)


ACT = acts.Act(name=Act.HOLD, check=refuse_if_decided, answers=_answers, release=_release)
