"""The touch: a task that a person does towards a candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from hospes.candidates.models import Candidate
from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.foundation import clock, text
from hospes.foundation.claiming import Claimable
from hospes.foundation.public_ids import PublicIdField
from hospes.journal.record import record
from hospes.team.models import Member
from hospes.touches.enums import EVIDENCE, Channel, Outcome
from hospes.touches.models.doable import Doable
from hospes.touches.refusals import ChannelStopped, MatterIsOver, NotWithoutReason, PlannedAlready

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor

DRAFT = 400
POINTS = 1000
REASON = 300


class TouchQuerySet(models.QuerySet["Touch"]):
    """Touches, asked for in sentences."""

    def waiting(self) -> TouchQuerySet:
        """Neither done nor cancelled: unanswered counts as not done."""
        return self.filter(outcome="", cancelled_at=None)

    def seen_by(self, member: Member) -> TouchQuerySet:
        """Those of the matters that this member may see."""
        return self.filter(case__in=Case.objects.seen_by(member))

    def owned_by(self, member: Member) -> TouchQuerySet:
        """What this member is to do, first due first."""
        return self.filter(owner=member).order_by("due", "pk")

    def stopped(self, candidate: Candidate) -> set[str]:
        """The channels by which this person does not want to be reached."""
        asked = self.filter(case__candidate=candidate, outcome=Outcome.ASKED_TO_STOP, allowed_at=None)
        return set(asked.values_list("channel", flat=True))

    def allow_again(self, case: Case, *, channel: Channel, why: str, by: Member) -> None:
        """The person may be reached by ``channel`` again, in every matter: a member says so and why.

        What was noted stays as it was. Where nothing is stopped it changes nothing, so that it can be
        repeated. Raises NotWithoutReason, TooLong.
        """
        reason = text.clean_line(why, REASON).strip()
        if not reason:
            raise NotWithoutReason
        with transaction.atomic():
            case = Case.objects.locked(case.pk)
            now = clock.now()
            asked = self.filter(
                case__candidate=case.candidate_id,
                channel=channel,
                outcome=Outcome.ASKED_TO_STOP,
                allowed_at=None,
            )
            if asked.update(allowed_at=now, allowed_by=by, allowed_why=reason):
                record("touch.allowed", subject=case.key, by=by.actor, case=case.pk, at=now, channel=channel)

    def open_touch(
        self,
        case: Case,
        *,
        channel: Channel,
        reason: str,
        due: datetime,
        by: Member,
        points: str = "",
        draft: str = "",
        planned_by: Actor = "",
    ) -> Touch:
        """Plan a touch, to be done by ``by`` until ``due``. ``planned_by``: who prepared it, if not he himself.

        Raises MatterIsOver, ChannelStopped, PlannedAlready.
        """
        with transaction.atomic():
            case = Case.objects.locked(case.pk)
            if not case.is_live:
                raise MatterIsOver
            if channel in self.stopped(case.candidate):
                raise ChannelStopped
            now = clock.now()
            try:
                with transaction.atomic():
                    touch = self.create(
                        case=case,
                        channel=channel,
                        reason=text.clean_line(reason, REASON),
                        points=text.clean_text(points, POINTS).strip(),
                        draft=text.clean_text(draft, DRAFT).strip(),
                        due=due,
                        owner=by,
                        opened_at=now,
                        opened_by=planned_by or by.actor,
                    )
            except IntegrityError as error:
                raise PlannedAlready from error
            record("touch.opened", subject=touch.key, by=touch.opened_by, case=case.pk, at=now, channel=channel)
        return touch


class Touch(Doable, Claimable):
    """One thing somebody does himself. ``draft`` is at most 400 characters (LinkedIn, WeChat)."""

    public_id = PublicIdField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="touches")
    channel = models.CharField(max_length=20, choices=Channel)
    reason = models.CharField(max_length=REASON)
    points = models.TextField(blank=True)
    draft = models.CharField(max_length=DRAFT, blank=True)
    due = models.DateTimeField()
    owner = models.ForeignKey(Member, models.PROTECT, related_name="touches")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    started_at = models.DateTimeField(null=True)
    # When it is to be asked whether it happened, and when it was asked.
    ask_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    # Why somebody was rung at noon or at night all the same.
    anyway = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    settled_at = models.DateTimeField(null=True)
    # Who did it, which is who says so: it cannot be entered for another (I16).
    settled_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    cancelled_at = models.DateTimeField(null=True)
    # Who asked us to stop may be reached that way again: since when, who says so, and why.
    allowed_at = models.DateTimeField(null=True)
    allowed_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    allowed_why = models.CharField(max_length=REASON, blank=True)

    objects = TouchQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="touch_once_while_waiting",
                fields=["case", "channel"],
                condition=Q(outcome="", cancelled_at=None),
            ),
            models.CheckConstraint(
                name="touch_outcome_is_signed",
                condition=Q(outcome="", settled_at=None, settled_by=None)
                | (~Q(outcome="") & Q(settled_at__isnull=False, settled_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="touch_allowed_again_is_signed",
                condition=Q(allowed_at=None, allowed_by=None, allowed_why="")
                | (
                    Q(outcome=Outcome.ASKED_TO_STOP, allowed_at__isnull=False, allowed_by__isnull=False)
                    & ~Q(allowed_why="")
                ),
            ),
            models.CheckConstraint(name="touch_is_done_or_cancelled", condition=Q(outcome="") | Q(cancelled_at=None)),
        ]
        indexes = [
            models.Index(name="touch_to_ask", fields=["ask_at"], condition=Q(outcome="", asked_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.public_id}"

    @property
    def key(self) -> str:
        """How other rooms name it: ``touch:5``."""
        return f"touch:{self.pk}"

    @property
    def is_waiting(self) -> bool:
        return not self.outcome and self.cancelled_at is None

    @property
    def evidence(self) -> Evidence:
        """What its outcome shows: a named person says so (E1), or nothing."""
        return EVIDENCE.get(Outcome(self.outcome), Evidence.E0) if self.outcome else Evidence.E0
