"""The application: one candidate, one job; a row that shares its case's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from hospes.applications.enums import Source
from hospes.applications.models.acknowledged import Acknowledged
from hospes.applications.models.advanceable import Advanceable
from hospes.applications.models.declinable import Declinable
from hospes.applications.models.holdable import Holdable
from hospes.applications.models.set_aside import SetAside
from hospes.applications.models.submitting import Submitting
from hospes.applications.models.withdrawable import Withdrawable
from hospes.cases.enums import LIVE
from hospes.cases.models import Case
from hospes.jobs.models import Job, Stage
from hospes.questionnaires.models import Response

if TYPE_CHECKING:
    from hospes.team.models import Member


class ApplicationQuerySet(Submitting, models.QuerySet["Application"]):
    """Applications, asked for in sentences."""

    def seen_by(self, member: Member) -> ApplicationQuerySet:
        """What this member may know (the case says)."""
        return self.filter(case__in=Case.objects.seen_by(member))

    def live(self) -> ApplicationQuerySet:
        """Somebody still waits."""
        return self.filter(case__state__in=LIVE)


class Application(Acknowledged, Advanceable, Holdable, Declinable, Withdrawable, SetAside, models.Model):
    """Candidate × job. Contact, deputy, state and ending are the case's."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="application")
    job = models.ForeignKey(Job, models.PROTECT, related_name="applications")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="applications")
    source = models.CharField(max_length=20, choices=Source, default=Source.SITE)
    # Which board or person it came by: "Indeed".
    source_name = models.CharField(max_length=80, blank=True)
    response = models.OneToOneField(Response, models.PROTECT, related_name="+", null=True)
    submitted_at = models.DateTimeField()
    # The form's own number: pressing twice is one application.
    nonce = models.CharField(max_length=64, unique=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(name="application_board", fields=["job", "stage", "submitted_at"]),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"
