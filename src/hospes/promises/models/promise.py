"""A dated word to a candidate: owned, kept by evidence, or shown as missed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.foundation.claiming import Claimable
from hospes.foundation.working import Due
from hospes.promises.enums import IN_CALENDAR, OPEN, TIME_TO_SAY, WITNESSED, Kind, Reason, State, What
from hospes.promises.models.breakable import Breakable
from hospes.promises.models.calendared import Calendared
from hospes.promises.models.climbing import Climbing
from hospes.promises.models.event import PromiseEvent
from hospes.promises.models.keepable import Keepable
from hospes.promises.models.making import Making
from hospes.promises.models.movable import Movable
from hospes.promises.models.voidable import Voidable
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor


class PromiseQuerySet(Making, models.QuerySet["Promise"]):
    """Promises, asked for in sentences."""

    def open(self) -> PromiseQuerySet:
        """Made or broken: still owed."""
        return self.filter(state__in=OPEN)

    def shown(self) -> PromiseQuerySet:
        """What the candidate's page lists: everything that was ever made."""
        return self.exclude(state=State.PROPOSED)

    def of_kind(self, *kinds: Kind) -> PromiseQuerySet:
        """Only these kinds."""
        return self.filter(kind__in=kinds)

    def overdue(self, now: datetime) -> PromiseQuerySet:
        """Past the due, whether or not the clock has written it yet."""
        return self.open().filter(due__lte=now)

    def to_be_broken(self, now: datetime) -> PromiseQuerySet:
        """Made, and missed by now; of a talk that is known a day later."""
        said = ~Q(kind__in=WITNESSED) | Q(due__lte=now - TIME_TO_SAY)
        return self.filter(said, state=State.MADE, due__lte=now)

    def ahead(self, now: datetime) -> PromiseQuerySet:
        """Made, with a date in the future."""
        return self.filter(state=State.MADE, due__gt=now)

    def unanswered(self) -> PromiseQuerySet:
        """Those that no message on its way answers: none was written yet, or what was written came back."""
        return self.filter(Q(answered_in="") | Q(revoked_at__isnull=False))

    def running(self) -> PromiseQuerySet:
        """What stands in calendars: of each chain the promise that runs, with the ``root`` of the chain.

        A move that was not accepted yet stands behind the date it moves.
        """
        waits = Q(supersedes__state__in=OPEN) | Q(supersedes__supersedes__state__in=OPEN)
        root = Coalesce(F("supersedes__supersedes"), F("supersedes"), F("pk"))
        rows = self.open().of_kind(*IN_CALENDAR).exclude(waits)
        return rows.annotate(root=root).select_related("owner").order_by("pk")

    def answered_in(self, message_key: str) -> PromiseQuerySet:
        """Those that one message answers."""
        return self.filter(answered_in=message_key)


class Promise(Keepable, Movable, Voidable, Breakable, Climbing, Calendared, Claimable):
    """Something we told a candidate we would do, and by when."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="promises")
    kind = models.CharField(max_length=20, choices=Kind)
    # '' or the key of what it is about: a REPLY is about ``message:88``.
    subject = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.MADE)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    made_in = models.CharField(max_length=60, blank=True)
    due = models.DateTimeField()
    # The last instant that the law allows, counted in calendar days beside the working days (spec 8.4).
    legal_due = models.DateTimeField(null=True)
    calendar = models.CharField(max_length=60)
    calendar_version = models.CharField(max_length=40, blank=True)
    around = models.BooleanField(default=False)
    owner = models.ForeignKey(Member, models.PROTECT, related_name="promises")
    deputy = models.ForeignKey(Member, models.PROTECT, related_name="deputised_promises", null=True)
    supersedes = models.OneToOneField("self", models.PROTECT, related_name="superseded_by", null=True)
    superseded_due = models.DateTimeField(null=True)
    chain = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    told_at = models.DateTimeField(null=True)
    # The released message that settles this promise when it is accepted. Several open promises of
    # one kind may stand for the short time between release and acceptance (docs/decisions).
    answered_in = models.CharField(max_length=60, blank=True)
    # When what had kept or moved it came back: owed again (spec 8.3, "revoked").
    revoked_at = models.DateTimeField(null=True)
    kept_at = models.DateTimeField(null=True)
    broken_at = models.DateTimeField(null=True)
    # Who owed it when it was missed: it stays his figure, whoever looks after it since.
    missed_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    repaired_at = models.DateTimeField(null=True)
    proved_at = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=2, choices=Evidence, blank=True)
    void_reason = models.CharField(max_length=40, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="promise_once_while_open",
                fields=["case", "kind", "subject"],
                condition=Q(state__in=["made", "broken"], answered_in=""),
            ),
            models.CheckConstraint(
                name="promise_deputy_is_somebody_else",
                condition=Q(deputy=None) | ~Q(deputy=F("owner")),
            ),
            models.CheckConstraint(name="promise_is_about_the_future", condition=Q(due__gt=F("made_at"))),
            models.CheckConstraint(
                name="promise_kept_in_time",
                condition=Q(kept_at=None) | Q(kept_at__lte=F("due")),
            ),
            models.CheckConstraint(
                name="promise_kept_says_when",
                condition=~Q(state="kept") | Q(kept_at__isnull=False),
            ),
            models.CheckConstraint(name="promise_moved_at_most_twice", condition=Q(chain__lte=2)),
            models.CheckConstraint(
                name="promise_moved_was_told_before",
                condition=Q(told_at=None) | Q(superseded_due=None) | Q(told_at__lt=F("superseded_due")),
            ),
        ]
        indexes = [
            models.Index(name="promise_due", fields=["due"], condition=Q(state="made")),
            models.Index(
                name="promise_to_climb",
                fields=["rung_at"],
                condition=Q(state__in=["made", "broken"], rung_at__isnull=False),
            ),
            models.Index(
                name="promise_owed",
                fields=["owner", "due"],
                condition=Q(state__in=["made", "broken"]),
            ),
            models.Index(name="promise_answered_in", fields=["answered_in"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.due:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def as_due(self) -> Due:
        """The date with what is needed to show it (make-up day, around)."""
        return Due(at=self.due, calendar=self.calendar, version=self.calendar_version, around=self.around)

    def standing(self, now: datetime) -> str:
        """The state as it is now: a made promise past its due is broken even if no clock wrote it (I14)."""
        return State.BROKEN if self.state == State.MADE and self.missed_from <= now else self.state

    @property
    def missed_from(self) -> datetime:
        """From when on it counts as missed: its due; of a talk a day later, for a person must say (practice P21)."""
        return self.due + (TIME_TO_SAY if self.kind in WITNESSED else timedelta())

    def note(self, what: What, *, by: Actor, at: datetime, **fact: str) -> None:
        """Append to the case's chain of events."""
        PromiseEvent.objects.append(self, what, by=by, at=at, **fact)
