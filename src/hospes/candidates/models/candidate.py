"""The candidate: fields and rules that hold for every row."""

from typing import Self

from django.db import models

from hospes.candidates.enums import Prefers
from hospes.candidates.models.addressable import Addressable
from hospes.candidates.models.correctable import Correctable
from hospes.candidates.models.doubtful import Doubtful
from hospes.candidates.models.findable import FindableQuerySet
from hospes.candidates.models.handle import Reachable
from hospes.candidates.models.linkable import Linkable, LinkableQuerySet
from hospes.candidates.models.provable import Provable
from hospes.foundation import actors
from hospes.foundation.public_ids import PublicIdField
from hospes.team.models import Member
from hospes.team.rules import works_with_all


class CandidateQuerySet(FindableQuerySet, LinkableQuerySet):  # type: ignore[override]
    """Candidates, asked for in sentences."""

    def seen_by(self, member: Member) -> Self:
        """Admins and recruiters see everybody, others nobody.

        This room does not know who talks with whom: a hiring manager or interviewer reaches a
        candidate only through a case or an application that is seen by him.
        """
        return self if works_with_all(member) else self.none()

    def by_name(self) -> Self:
        """Sorted as people expect: Han by pinyin, everything else by its letters."""
        return self.order_by("sort_key", "pk")


class Candidate(Addressable, Correctable, Doubtful, Linkable, Provable, Reachable, models.Model):
    """A person who talks with us about work. One name field; nobody's name is ever split."""

    public_id = PublicIdField()
    name = models.CharField(max_length=200)
    called = models.CharField(max_length=200, blank=True)
    pronunciation = models.CharField(max_length=200, blank=True)
    # How the name reads in Latin letters, where the person or a member corrected our pinyin (P26).
    reading = models.CharField(max_length=200, blank=True)
    sort_key = models.CharField(max_length=200, blank=True, db_index=True)
    initials = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=20, default="en")
    zone = models.CharField(max_length=60, default="UTC")
    prefers = models.CharField(max_length=10, choices=Prefers, blank=True, default="")
    link_rotation = models.PositiveIntegerField(default=0)
    mailbox_proved_at = models.DateTimeField(null=True, blank=True)
    flagged_same_address = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = CandidateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="candidate_has_a_name", condition=~models.Q(name="")),
            models.CheckConstraint(
                name="candidate_prefers_voice_or_writing",
                condition=models.Q(prefers__in=["", *Prefers.values]),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> actors.Actor:
        """The candidate as the one who does something: ``candidate:<public id>``."""
        return actors.candidate(self.public_id)
