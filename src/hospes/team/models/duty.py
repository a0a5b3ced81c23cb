"""Duties of the house: who is the equality officer, who answers data requests, and the like."""

from django.db import models, transaction

from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.team.enums import DutyKind
from hospes.team.models.member import Member
from hospes.team.refusals import NotActive, UnknownDuty


class DutyQuerySet(models.QuerySet["Duty"]):
    def holder(self, kind: str) -> Member | None:
        """Who holds a duty now: the member it was given to if still here, else the first admin.

        None only before the first run.
        """
        given = self.filter(kind=kind, member__is_active=True).select_related("member").first()
        return given.member if given else Member.objects.first_admin()

    def assign(self, kind: str, *, member: Member, by: Actor) -> "Duty":
        """Give a duty to ``member``, taking it from whoever had it. Raises UnknownDuty, NotActive."""
        if kind not in DutyKind.values:
            raise UnknownDuty
        if not member.is_active:
            raise NotActive(name=member.name)
        with transaction.atomic():
            duty, _made = self.update_or_create(kind=kind, defaults={"member": member})
            record("duty.assigned", subject=f"duty:{kind}", by=by, member=member.actor)
        return duty


class Duty(models.Model):
    """A standing duty and who has it."""

    kind = models.CharField(max_length=30, choices=DutyKind, unique=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="duties")

    objects = DutyQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="duty_is_a_known_one", condition=models.Q(kind__in=DutyKind.values))]

    def __str__(self) -> str:
        return str(DutyKind(self.kind).label)
