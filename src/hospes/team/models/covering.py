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

        The standing deputy, else the lead or an admin, else who has been here longest: nobody who
        can be reached leaves a case without a deputy (I1). None for somebody who works alone.
        """
        others = type(self).objects.active().exclude(pk=self.pk).order_by("pk")
        known: list[Member | None] = [self.standing_deputy, self.lead_or_admin(), *others]
        for person in known:
            if person is not None and person.has_working_address:
                return person
        return None

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
