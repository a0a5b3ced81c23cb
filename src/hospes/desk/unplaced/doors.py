"""The door to a mail that waits: recruiters see all, others what lay in their own mailbox or is proposed to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404

from hospes.desk.doors import MemberView
from hospes.post.enums import Standing
from hospes.post.models import Arrival
from hospes.team import rules
from hospes.team.models import Member

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponseBase

# What a person may still place: what waits, and what was put aside, by a person or a rule.
OPEN = (Standing.UNSORTED, Standing.SET_ASIDE, Standing.IGNORED)


def seen_by(member: Member) -> QuerySet[Arrival]:
    """The mails without a place that this member may see."""
    rows = Arrival.objects.filter(standing__in=OPEN)
    if rules.works_with_all(member):
        return rows
    return rows.filter(Q(mailbox__owner=member.actor) | Q(guess=member.actor))


def waiting_for(member: Member) -> int:
    """How many mails wait for a word of this member's; none where he may not say whose they are. At most one query."""
    if not rules.may_write_to_candidates(member):
        return 0
    return seen_by(member).filter(standing=Standing.UNSORTED).count()


class UnplacedView(MemberView):
    """Whoever writes to candidates may say whose a mail is."""

    active = "inbox"

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)


class ArrivalView(UnplacedView):
    """One mail; ``public_id`` stands in the address."""

    arrival: Arrival

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            found = seen_by(request.user).filter(public_id=kwargs.pop("public_id")).first()
            if found is None:
                raise Http404
            self.arrival = found
        return super().dispatch(request, *args, **kwargs)
