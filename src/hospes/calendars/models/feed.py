"""The secret address at which one member's calendar is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.foundation import clock, public_ids, tokens
from hospes.foundation.public_ids import PublicIdField
from hospes.journal.record import record
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor

PURPOSE = "calendar-feed"


class FeedQuerySet(models.QuerySet["Feed"]):
    """Feeds, asked for in sentences."""

    def of(self, member: Member) -> Feed | None:
        """The member's feed, if he has one that is open."""
        return self.filter(member=member, revoked_at=None).first()

    def behind(self, token: str) -> Feed | None:
        """The open feed that this address leads to, of somebody who works here; None for strangers."""
        public_id, signature = token[: public_ids.LENGTH], token[public_ids.LENGTH :]
        # PostgreSQL refuses NUL in a parameter; no address of ours has one.
        if "\x00" in public_id:
            return None
        rows = self.filter(revoked_at=None, member__is_active=True).select_related("member")
        feed = rows.filter(public_id=public_id).first()
        return feed if feed is not None and tokens.check(signature, PURPOSE, feed.pk, feed.round) else None

    def open_for(self, member: Member, *, by: Actor, now: datetime | None = None) -> Feed:
        """Give the member a new secret address; an older one is void from now on."""
        now = now or clock.now()
        with transaction.atomic():
            Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
            feed, made = self.get_or_create(member=member, defaults={"opened_at": now})
            if not made:
                feed.round, feed.opened_at, feed.revoked_at = feed.round + 1, now, None
                feed.save(update_fields=["round", "opened_at", "revoked_at"])
            record("calendar.opened", subject=member.actor, by=by, at=now)
        return feed


class Feed(models.Model):
    """Whoever knows the address reads the calendar, so it can be made anew and switched off."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="calendar_feed")
    public_id = PublicIdField()
    # Counted up with every new address: the signature holds it.
    round = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = FeedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.public_id

    @property
    def token(self) -> str:
        """What stands in the address. It is reckoned from the house's secret key and kept nowhere."""
        return f"{self.public_id}{tokens.sign(PURPOSE, self.pk, self.round)}"

    def revoke(self, *, by: Actor, now: datetime | None = None) -> None:
        """Switch the address off; a second time changes nothing."""
        now = now or clock.now()
        with transaction.atomic():
            feed = type(self).objects.select_for_update().get(pk=self.pk)
            if feed.revoked_at is None:
                feed.revoked_at, feed.round = now, feed.round + 1
                feed.save(update_fields=["revoked_at", "round"])
                record("calendar.revoked", subject=feed.member.actor, by=by, at=now)
        self.refresh_from_db()
