"""Who looks after the case now, and handing it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases import lifecycle
from hospes.cases.enums import Role
from hospes.cases.models.hand_over import HandOver
from hospes.cases.refusals import NobodyElse, NoContact
from hospes.foundation import clock
from hospes.foundation.crash_points import point
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.cases.models.case import Case
    from hospes.foundation.actors import Actor
    from hospes.team.models import Member


class Handed(models.Model):
    """A case has one contact and one deputy; who acts is computed, who changed is a row."""

    contact: models.ForeignKey[Member, Member]
    deputy: models.ForeignKey[Member | None, Member | None]

    class Meta:
        abstract = True

    @property
    def acting(self) -> Member:
        """The member who acts now: the contact, else the deputy, else still the contact (shown as uncovered)."""
        if self.contact.is_active or self.deputy is None or not self.deputy.is_active:
            return self.contact
        return self.deputy

    @property
    def is_covered(self) -> bool:
        """Whether somebody who is here can act."""
        return self.acting.is_active

    def hand_over(self, *, to: Member, by: Actor, why: str) -> HandOver | None:
        """Give the case to another contact; the former one becomes deputy if he is still here.

        Repeating it changes nothing and returns None. Raises NoContact, NobodyElse.
        """
        with transaction.atomic():
            case = type(cast("Case", self)).objects.locked(cast("Case", self).pk)
            if case.contact_id == to.pk:
                return None
            if not to.has_working_address:
                raise NoContact
            former = case.contact
            deputy = former if former.is_active else to.deputy_for_case()
            now = clock.now()
            row = HandOver.objects.create(case=case, role=Role.CONTACT, giver=former, taker=to, at=now, by=by, why=why)
            case.contact, case.deputy = to, deputy
            case.save(update_fields=["contact", "deputy"])
            point("cases.handed_over")
            for tell in lifecycle.handed_over.all():
                tell(case, row, now)
            record("case.handed_over", subject=case.key, by=by, case=case.pk, at=now, to=to.pk)
        self.contact, self.deputy = to, deputy
        return row

    def change_deputy(self, *, to: Member, by: Actor, why: str) -> HandOver:
        """Name another deputy. Raises NobodyElse if it is the contact."""
        with transaction.atomic():
            case = type(cast("Case", self)).objects.locked(cast("Case", self).pk)
            if case.contact_id == to.pk:
                raise NobodyElse
            now = clock.now()
            row = HandOver.objects.create(
                case=case, role=Role.DEPUTY, giver=case.deputy, taker=to, at=now, by=by, why=why
            )
            case.deputy = to
            case.save(update_fields=["deputy"])
            for tell in lifecycle.handed_over.all():
                tell(case, row, now)
            record("case.deputy_changed", subject=case.key, by=by, case=case.pk, at=now, to=to.pk)
        self.deputy = to
        return row
