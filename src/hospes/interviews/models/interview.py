"""A talk: one candidate, named people, a start, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from hospes.applications.models import Application
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.foundation.public_ids import PublicIdField
from hospes.interviews.enums import How, State
from hospes.interviews.invitation import Invitation
from hospes.interviews.models.arranging import Arranging
from hospes.interviews.models.calendared import Calendared
from hospes.interviews.models.changing import Changing
from hospes.interviews.models.contradicted import Contradicted
from hospes.interviews.models.outcome import Told
from hospes.jobs.models import Stage
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.team.models import Member

if TYPE_CHECKING:
    from hospes.foundation.actors import Actor

# It began in time if it began within this time (practice P21).
GRACE = timedelta(minutes=10)


class InterviewQuerySet(Arranging, models.QuerySet["Interview"]):
    """Talks, asked for in sentences."""

    def seen_by(self, member: Member) -> InterviewQuerySet:
        """Those of cases that this member may know, and those he takes part in."""
        known = Q(application__case__in=Case.objects.seen_by(member))
        return self.filter(known | Q(participants__member=member)).distinct()

    def planned(self) -> InterviewQuerySet:
        """Nobody has said yet what became of them."""
        return self.filter(state=State.PLANNED)

    def to_be_told(self, member: Member, now: datetime) -> InterviewQuerySet:
        """Begun, with this member in it, and nobody has said whether it took place."""
        return self.planned().filter(participants__member=member, start__lte=now)


class Interview(Calendared, Changing, Told, Contradicted, models.Model):
    """When, how long, where and about what; ``zone`` is the place's. ``sequence`` counts what was told of it."""

    public_id = PublicIdField()
    application = models.ForeignKey(Application, models.PROTECT, related_name="interviews")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="interviews")
    start = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60)
    how = models.CharField(max_length=10, choices=How)
    where = models.CharField(max_length=300)
    topic = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)
    # The same event in every calendar, whatever becomes of it (RFC 5545, 3.8.4.7 and 3.8.7.4).
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    message = models.OneToOneField(Message, models.PROTECT, related_name="interview")

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(name="interview_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="interview_settled_says_when_and_who",
                condition=Q(state="planned", settled_at=None, settled_by="")
                | (~Q(state="planned") & Q(settled_at__isnull=False) & ~Q(settled_by="")),
            ),
        ]
        indexes = [models.Index(name="interview_planned", fields=["start"], condition=Q(state="planned"))]

    def __str__(self) -> str:
        return f"talk of {self.application_id} at {self.start:%Y-%m-%d %H:%M}"

    @property
    def key(self) -> str:
        """How lower rooms name this talk: ``interview:7``."""
        return f"interview:{self.pk}"

    @property
    def end(self) -> datetime:
        """When it is over, as planned."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def latest_start(self) -> datetime:
        """Until when it began in time."""
        return self.start + GRACE

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    def people(self) -> list[Member]:
        """Who takes part, in the order in which they were named."""
        return [each.member for each in self.participants.select_related("member")]

    def promise(self) -> Promise | None:
        """The newest word that this talk takes place."""
        rows = Promise.objects.filter(case=self.application_id, kind=Kind.INTERVIEW, subject=self.key)
        return rows.order_by("-pk").first()

    def settle(self, state: State, *, by: Actor, now: datetime) -> None:
        """Write what became of it (the caller holds the case's lock)."""
        self.state, self.settled_at, self.settled_by = state, now, by
        self.save(update_fields=["state", "settled_at", "settled_by"])

    def invitation(self, *attendees: tuple[str, str]) -> Invitation:
        """The event for a calendar, from the contact's own address."""
        contact = self.application.case.contact
        return Invitation(
            uid=self.uid,
            sequence=self.sequence,
            start=self.start,
            minutes=self.minutes,
            zone=self.zone,
            title=f"{self.application.job.title(self.application.case.candidate.language)}: {contact.name}",
            where=self.where,
            about=self.topic,
            organizer=(contact.name, contact.email),
            attendees=attendees,
        )


class Participant(models.Model):
    """A colleague who takes part in a talk."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="participants")
    member = models.ForeignKey(Member, models.PROTECT, related_name="interviews")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="participant_once_in_a_talk", fields=["interview", "member"])]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.interview_id}"
