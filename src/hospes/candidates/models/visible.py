"""Who may see a candidate."""

from typing import TYPE_CHECKING

from django.db import models

from hospes.team.models import Member
from hospes.team.rules import works_with_all

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate


class VisibleQuerySet(models.QuerySet["Candidate"]):
    def seen_by(self, member: Member) -> "VisibleQuerySet":
        """Admins and recruiters see everybody, others nobody.

        This room does not know who talks with whom: a hiring manager or interviewer reaches a
        candidate only through a case or an application that is seen by him.
        """
        return self if works_with_all(member) else self.none()

    def by_name(self) -> "VisibleQuerySet":
        """Sorted as people expect: Han by pinyin, everything else by its letters."""
        return self.order_by("sort_key", "pk")
