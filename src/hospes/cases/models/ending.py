"""An ending is a row: who, when, why; and whether it demonstrably arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from hospes.cases.enums import Evidence, Outcome
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime


class EndingQuerySet(models.QuerySet["Ending"]):
    """Endings, asked for in sentences."""

    def standing(self) -> EndingQuerySet:
        """Not reopened."""
        return self.filter(reopened_at=None)

    def confirmable(self, now: datetime) -> EndingQuerySet:
        """Proved, not yet confirmed, and any time to object is over."""
        return self.standing().filter(confirmed_at=None, not_before__lte=now).exclude(evidence="")


class Ending(models.Model):
    """How a case ended. Written when the word leaves; confirmed only by evidence (DESIGN section 9)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="endings")
    outcome = models.CharField(max_length=20, choices=Outcome)
    at = models.DateTimeField()
    decided_by = models.CharField(max_length=60)
    decided_member = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    approved_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
    text_hash = models.CharField(max_length=64, blank=True)
    reason_kind = models.CharField(max_length=20, blank=True)
    reason_key = models.CharField(max_length=40, blank=True)
    reason_text = models.CharField(max_length=500, blank=True)
    # Before this instant the ending is not confirmed even with evidence: the time to object
    # of an answered question (spec 8.8: three working days).
    not_before = models.DateTimeField()
    evidence = models.CharField(max_length=2, choices=Evidence, blank=True)
    proved_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_why = models.CharField(max_length=300, blank=True)

    objects = EndingQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="ending_once_while_it_stands",
                fields=["case"],
                condition=Q(reopened_at=None),
            ),
            models.CheckConstraint(
                name="ending_no_is_decided_and_approved_by_members",
                condition=~Q(outcome="declined")
                | (Q(decided_member__isnull=False, approved_by__isnull=False) & ~Q(text_hash="")),
            ),
            models.CheckConstraint(
                name="ending_confirmed_only_with_evidence",
                condition=Q(confirmed_at=None)
                | Q(outcome__in=["not_an_application", "merged"])
                | Q(evidence__in=["E1", "E2", "E3"]),
            ),
        ]
        indexes = [
            models.Index(
                name="ending_unconfirmed",
                fields=["not_before"],
                condition=Q(confirmed_at=None, reopened_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.outcome} of {self.case_id}"

    @property
    def stands(self) -> bool:
        return self.reopened_at is None
