"""Covering: who answers when somebody cannot."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from hospes.team.enums import Role

if TYPE_CHECKING:
    from hospes.team.models.member import Member, MemberManager


class CoveringQuerySet(models.QuerySet["Member"]):
    def first_admin(self) -> "Member | None":
        """The admin who has been here longest: where every duty falls back to."""
        return self.filter(is_active=True, role=Role.ADMIN).order_by("pk").first()


class Covering(models.Model):
    standing_deputy: "models.ForeignKey[Member | None, Member | None]"
    lead: "models.ForeignKey[Member | None, Member | None]"
    objects: ClassVar["MemberManager[Member]"]

    class Meta:
        abstract = True

    def deputy_for_case(self) -> "Member | None":
        """Who becomes deputy of a case whose contact this member is (DESIGN.md 9).

        The standing deputy; where exactly two people work here, each is the other's; else
        nobody, which desk and page then say plainly.
        """
        if self.standing_deputy is not None and self.standing_deputy.has_working_address:
            return self.standing_deputy
        others = list(type(self).objects.active().exclude(pk=self.pk).order_by("pk")[:2])
        return others[0] if len(others) == 1 and others[0].has_working_address else None

    def lead_or_admin(self) -> "Member | None":
        """Who is told when a date was missed: the lead, else an admin other than himself."""
        if self.lead is not None and self.lead.is_active:
            return self.lead
        return type(self).objects.exclude(pk=self.pk).first_admin()

    def successor(self) -> "Member":
        """Who takes over when this member's access ends: deputy, else lead, else an admin (P10).

        An active admin always remains (LastAdmin refuses otherwise), so there is somebody.
        """
        for person in (self.standing_deputy, self.lead):
            if person is not None and person.is_active:
                return person
        return type(self).objects.exclude(pk=self.pk).filter(is_active=True, role=Role.ADMIN).earliest("pk")
