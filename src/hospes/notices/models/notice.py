"""A notice: one thing that one member hears of at once, one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from hospes.cases.models import Case
from hospes.foundation.claiming import Claimable
from hospes.notices.enums import Kind
from hospes.notices.models.word import Word
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, asked for in sentences."""

    def waiting(self) -> NoticeQuerySet:
        return self.filter(settled_at=None)

    def to_tell(self, now: datetime) -> NoticeQuerySet:
        """Whose time has come, the oldest first."""
        return self.waiting().filter(not_before__lte=now).order_by("not_before", "pk")

    def of_case(self) -> NoticeQuerySet:
        return self.select_related("case__candidate", "case__application__job").prefetch_related(
            "case__application__job__texts"
        )


class Notice(Claimable):
    """``about`` is the key of what happened (``promise:5``). Settled is told in a word, or left out: done meanwhile."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.CharField(max_length=80)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    not_before = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    word = models.ForeignKey(Word, models.PROTECT, related_name="notices", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="notice_once", fields=["member", "kind", "about"]),
            models.CheckConstraint(
                name="notice_told_is_settled", condition=models.Q(word=None) | ~models.Q(settled_at=None)
            ),
        ]
        indexes = [models.Index(name="notice_to_tell", fields=["not_before"], condition=models.Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
