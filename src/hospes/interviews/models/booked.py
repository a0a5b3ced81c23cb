"""Nobody is in two talks at once (DESIGN section 3, rule 8). The same is asked when the letter leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from hospes.conversations import facts
from hospes.interviews.enums import State
from hospes.interviews.models.talk import LONGEST
from hospes.interviews.refusals import BookedAlready

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet

    from hospes.cases.models import Case
    from hospes.interviews.models.interview import Interview


def refuse_if_booked(
    others: QuerySet[Interview], case: Case, people: Iterable[int], start: datetime, minutes: int, *, zone: str
) -> None:
    """Raise BookedAlready where the candidate or one of ``people`` (keys) is in one of these talks."""
    keys = list(people)
    concerned = Q(participants__member__in=keys) | Q(application__case__candidate=case.candidate_id)
    end, earliest = start + timedelta(minutes=minutes), start - timedelta(minutes=LONGEST)
    rows = others.filter(concerned, state=State.PLANNED, start__lt=end, start__gt=earliest).distinct()
    for other in rows.order_by("start", "pk"):
        if other.end > start:
            busy = [member.name for member in other.people() if member.pk in keys]
            who = busy[0] if busy else case.candidate.name
            raise BookedAlready(who=who, begin=facts.hour(other.start, zone), end=facts.hour(other.end, zone))
