"""Doubt: whether two files are one person. A machine flags, a person says."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate


class Doubtful(models.Model):
    """Two files with one address or number: one person twice, or two who share a mailbox."""

    class Meta:
        abstract = True

    def look_alikes(self: "Candidate") -> "models.QuerySet[Candidate]":
        """Other candidates with an address or number of this one, by name."""
        shares_address = Q(addresses__normalised__in=self.addresses.values("normalised"))
        shares_number = Q(phones__number__in=self.phones.values("number"))
        alike = type(self).objects.filter(shares_address | shares_number).exclude(pk=self.pk)
        return alike.distinct().order_by("sort_key", "pk")

    def keep_apart(self: "Candidate", *, by: Actor, now: datetime | None = None) -> None:
        """Say that this is somebody else: the flag goes until an address, number or name changes.

        Saying it again changes nothing.
        """
        with transaction.atomic():
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            if self.flagged_same_address:
                self.flagged_same_address = False
                self.save(update_fields=["flagged_same_address"])
                record("candidate.kept_apart", subject=self.actor, by=by, at=now or clock.now())
