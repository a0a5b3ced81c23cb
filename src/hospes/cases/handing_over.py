"""What becomes of a member's cases when his access ends, and when he comes (registered with ``team.duties``)."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hospes.cases.models import Case
from hospes.cases.models.handed import somebody_beside
from hospes.foundation.actors import Actor
from hospes.team.duties import Arrival, HandOver
from hospes.team.models import Member


def owed(member: Member) -> int:
    """Return how many live cases he stands for, as contact or deputy."""
    return _of(member).count()


def hand_over(member: Member, to: Member, by: Actor, now: datetime) -> None:
    """Give each live case to its deputy, else to ``to`` (deputy, lead or admin); promises follow (P10).

    Never refuses: access can always be ended. Contact and deputy stay two people.
    """
    for pk in list(_of(member).order_by("pk").values_list("pk", flat=True)):
        case = Case.objects.locked(pk)
        if case.contact_id != member.pk:
            case.deputise(somebody_beside(case.contact, to), by=by, why="", now=now)
            continue
        heir = case.deputy if case.deputy is not None and case.deputy.has_working_address else to
        case.give(heir, somebody_beside(heir, case.deputy, to), by=by, why="", now=now)


def _of(member: Member) -> QuerySet[Case]:
    return Case.objects.live().filter(Q(contact=member) | Q(deputy=member))


def take_up(member: Member, by: Actor, now: datetime) -> None:
    """Become deputy of the live cases of somebody who was alone: with two people each case has two (I1)."""
    alone = Case.objects.live().filter(deputy=None).exclude(contact=member)
    for pk in list(alone.order_by("pk").values_list("pk", flat=True)):
        Case.objects.locked(pk).deputise(member, by=by, why="", now=now)


CASES = HandOver(name="cases", owed=owed, hand_over=hand_over)
ARRIVAL = Arrival(name="cases", take_up=take_up)
