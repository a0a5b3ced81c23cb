"""What becomes of open touches when a case ends or changes hands, and when a member leaves."""

from datetime import datetime

from django.db.models import QuerySet

from hospes.cases.models import Case, Ending, HandOver
from hospes.foundation import actors
from hospes.foundation.actors import Actor
from hospes.team import duties
from hospes.team.models import Member
from hospes.touches.models import Touch


def end_with_the_case(case: Case, ending: Ending, now: datetime) -> None:
    """Nobody is rung about a matter that was decided; telling the decision is a touch of its own."""
    for touch in Touch.objects.waiting().filter(case=case):
        touch.drop(by=actors.machine("worker"), now=now)


def follow_the_case(case: Case, hand_over: HandOver, now: datetime) -> None:
    """What the former contact or deputy was to do, the contact does from now on."""
    Touch.objects.waiting().filter(case=case, owner=hand_over.giver).update(owner=case.contact)


def owed(member: Member) -> int:
    """Return how many touches he was still to do."""
    return _of(member).count()


def hand_over(member: Member, to: Member, by: Actor, now: datetime) -> None:
    """Give what he was to do in other people's matters to their contact, else to ``to``. Never refuses."""
    for pk, case in list(_of(member).order_by("case_id", "pk").values_list("pk", "case_id")):
        contact = Case.objects.locked(case).contact
        Touch.objects.filter(pk=pk).update(owner=to if contact.pk == member.pk else contact)


def _of(member: Member) -> QuerySet[Touch]:
    return Touch.objects.waiting().filter(owner=member)


TOUCHES = duties.HandOver(name="touches", owed=owed, hand_over=hand_over)
