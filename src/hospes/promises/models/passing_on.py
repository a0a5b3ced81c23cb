"""Whoever does not make a miss good hands the matter on: after two working days to the deputy, after five to the head.

The candidate keeps every date and gets a call from whoever looks after him now (spec 8.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from hospes.cases.enums import Role
from hospes.cases.models import Case
from hospes.cases.models.handed import somebody_beside
from hospes.foundation import actors, wording, working
from hospes.promises.enums import Step
from hospes.team.enums import DutyKind
from hospes.team.models import Duty
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from hospes.touches.refusals import ChannelStopped, PlannedAlready

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.promises.models.promise import Promise
    from hospes.team.models import Member

# Under this name the clock changes hands.
LADDER = actors.machine("ladder")


def after(promise: Promise, step: Step, *, now: datetime) -> None:
    """Hand the case of a missed promise on, if this step says so (the caller holds the lock).

    To nobody who is away, cannot be reached, or looks after it already; then it stays where it is, and the
    next step is taken in its time.
    """
    taker = _taker(promise, step)
    case = Case.objects.select_related("contact", "deputy", "candidate").get(pk=promise.case_id)
    if taker is None or not case.is_live or taker.pk == case.contact_id:
        return
    if not (taker.has_working_address and taker.is_present(now)):
        return
    case.give(taker, somebody_beside(taker, case.contact), by=LADDER, why=step, now=now)
    promise.refresh_from_db(fields=["owner", "deputy"])
    _plan_a_call(case, taker, now=now)


def _taker(promise: Promise, step: Step) -> Member | None:
    """Who is to look after it from this step on; None where nothing changes."""
    head = Duty.objects.holder(DutyKind.HEAD_OF_RECRUITING)
    if step == Step.HEAD:
        return head
    changed = promise.case.hand_overs.filter(role=Role.CONTACT, at__gt=promise.due)
    if step != Step.DEPUTY or promise.owner == head or changed.exists():
        return None
    return promise.deputy


def _plan_a_call(case: Case, taker: Member, *, now: datetime) -> None:
    """By voice first, where there is a number and the person did not ask us to stop; one that is planned suffices."""
    if case.candidate.phone_number() is None:
        return
    with translation.override(wording.catalogue(taker.language)):
        reason = _("We have missed a date, and {name} is yours to look after now.").format(name=case.candidate.name)
    due = working.due(now, 1, taker.calendar).at
    try:
        Touch.objects.open_touch(case, channel=Channel.PHONE, reason=reason, due=due, by=taker, planned_by=LADDER)
    except (PlannedAlready, ChannelStopped):
        return
