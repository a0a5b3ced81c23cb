"""A secret address at which a calendar is read: made, made anew, switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.db import models, transaction

from hospes.foundation import clock, public_ids, tokens
from hospes.foundation.public_ids import PublicIdField
from hospes.journal.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor


class Address(models.Model):
    """Whoever knows the address reads the calendar, so it can be made anew and switched off."""

    public_id = PublicIdField()
    # Counted up with every new address: the signature holds it.
    round = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    # What its signature is for, so that no other token of the house opens it.
    purpose: ClassVar[str]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.public_id

    if TYPE_CHECKING:

        @property
        def subject(self) -> str:
            """Whose calendar it is, as the journal names people."""

    @property
    def token(self) -> str:
        """What stands in the address. It is reckoned from the house's secret key and kept nowhere."""
        return f"{self.public_id}{tokens.sign(self.purpose, self.pk, self.round)}"

    def renew(self, *, by: Actor, now: datetime, is_new: bool) -> None:
        """Let it lead here from now on, and no older one (the caller holds the lock of whose it is)."""
        if not is_new:
            self.round, self.opened_at, self.revoked_at = self.round + 1, now, None
            self.save(update_fields=["round", "opened_at", "revoked_at"])
        record("calendar.opened", subject=self.subject, by=by, at=now)

    def revoke(self, *, by: Actor, now: datetime | None = None) -> None:
        """Switch the address off; a second time changes nothing."""
        now = now or clock.now()
        with transaction.atomic():
            row = type(self)._default_manager.select_for_update().get(pk=self.pk)
            if row.revoked_at is None:
                row.revoked_at, row.round = now, row.round + 1
                row.save(update_fields=["revoked_at", "round"])
                record("calendar.revoked", subject=row.subject, by=by, at=now)
        self.refresh_from_db()


A = TypeVar("A", bound=Address)


def behind(token: str, rows: models.QuerySet[A]) -> A | None:
    """The one of ``rows`` that this address leads to and that is not switched off; None for strangers."""
    public_id, signature = token[: public_ids.LENGTH], token[public_ids.LENGTH :]
    # PostgreSQL refuses NUL in a parameter; no address of ours has one.
    if "\x00" in public_id:
        return None
    found = rows.filter(revoked_at=None, public_id=public_id).first()
    return found if found and tokens.check(signature, found.purpose, found.pk, found.round) else None
