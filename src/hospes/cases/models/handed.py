"""Who looks after the case now, and handing it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.cases import lifecycle
from hospes.cases.enums import Role
from hospes.cases.refusals import NobodyElse, NoContact
from hospes.foundation import clock
from hospes.foundation.crash_points import point
from hospes.journal.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.cases.models.case import Case
    from hospes.cases.models.hand_over import HandOver
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
        """Who acts now."""
        return self.acting_at(clock.now())

    def acting_at(self, now: datetime) -> Member:
        """The contact if he is here, else the deputy, else still the contact (shown as uncovered).

        Computed from who works here and who is away, stored nowhere. Where many cases are shown, prefetch
        ``contact__absences`` and ``deputy__absences``.
        """
        if self.deputy is None or self.contact.is_present(now) or not self.deputy.is_present(now):
            return self.contact
        return self.deputy

    @property
    def is_covered(self) -> bool:
        """Whether somebody who is here can act."""
        return self.is_covered_at(clock.now())

    def is_covered_at(self, now: datetime) -> bool:
        """Whether contact or deputy was here at ``now``."""
        return self.acting_at(now).is_present(now)

    def hand_over(self, *, to: Member, by: Actor, why: str) -> HandOver | None:
        """Give the case to another contact; the former one becomes deputy if he is still here.

        Repeating it changes nothing and returns None. Raises NoContact.
        """
        with transaction.atomic():
            case = type(cast("Case", self)).objects.locked(cast("Case", self).pk)
            if case.contact_id == to.pk:
                return None
            if not to.has_working_address:
                raise NoContact
            row = case.give(to, somebody_beside(to, case.contact), by=by, why=why, now=clock.now())
        self.contact, self.deputy = case.contact, case.deputy
        return row

    def give(self, to: Member, deputy: Member | None, *, by: Actor, why: str, now: datetime) -> HandOver:
        """Write the change of hands (the caller holds the lock and has refused what is to be refused)."""
        case = cast("Case", self)
        row = case.hand_overs.create(role=Role.CONTACT, giver=case.contact, taker=to, at=now, by=by, why=why)
        case.contact, case.deputy = to, deputy
        case.save(update_fields=["contact", "deputy"])
        point("cases.handed_over")
        for tell in lifecycle.handed_over.all():
            tell(case, row, now)
        record("case.handed_over", subject=case.key, by=by, case=case.pk, at=now, to=to.pk)
        return row

    def change_deputy(self, *, to: Member, by: Actor, why: str) -> HandOver | None:
        """Name another deputy. Repeating it changes nothing and returns None.

        Raises NobodyElse if it is the contact, NoContact if he is not here.
        """
        with transaction.atomic():
            case = type(cast("Case", self)).objects.locked(cast("Case", self).pk)
            if case.deputy_id == to.pk:
                return None
            if case.contact_id == to.pk:
                raise NobodyElse
            if not to.has_working_address:
                raise NoContact
            row = case.deputise(to, by=by, why=why, now=clock.now())
        self.deputy = to
        return row

    def deputise(self, to: Member | None, *, by: Actor, why: str, now: datetime) -> HandOver:
        """Write the change of the deputy (the caller holds the lock and has refused what is to be refused)."""
        case = cast("Case", self)
        row = case.hand_overs.create(role=Role.DEPUTY, giver=case.deputy, taker=to, at=now, by=by, why=why)
        case.deputy = to
        case.save(update_fields=["deputy"])
        for tell in lifecycle.handed_over.all():
            tell(case, row, now)
        record("case.deputy_changed", subject=case.key, by=by, case=case.pk, at=now, to=to.pk if to else None)
        return row


def somebody_beside(contact: Member, *wished: Member | None) -> Member | None:
    """Who can be deputy of this contact: one who is wished for, else who covers him, else his lead, an admin, anybody.

    Somebody else than the contact, and here; with a working address if there is one who has. None only
    where nobody else works here (P10).
    """
    others = type(contact).objects.active().exclude(pk=contact.pk).order_by("pk")
    first = [*wished, contact.deputy_for_case(), contact.lead_or_admin()]
    named = [member for member in first if member is not None and member.is_active and member.pk != contact.pk]
    reachable = [member for member in named if member.has_working_address]
    return (
        next(iter(reachable), None)
        or others.filter(address_refused_at=None).first()
        or next(iter(named), None)
        or others.first()
    )
