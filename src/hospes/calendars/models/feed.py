"""The secret address at which one member's calendar is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.calendars.models.address import Address, behind
from hospes.foundation import clock
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor


class FeedQuerySet(models.QuerySet["Feed"]):
    """Feeds, asked for in sentences."""

    def of(self, member: Member) -> Feed | None:
        """The member's feed, if he has one that is open."""
        return self.filter(member=member, revoked_at=None).first()

    def behind(self, token: str) -> Feed | None:
        """The open feed that this address leads to, of somebody who works here; None for strangers."""
        return behind(token, self.filter(member__is_active=True).select_related("member"))

    def open_for(self, member: Member, *, by: Actor, now: datetime | None = None) -> Feed:
        """Give the member a new secret address; an older one is void from now on."""
        now = now or clock.now()
        with transaction.atomic():
            Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
            feed, made = self.get_or_create(member=member, defaults={"opened_at": now})
            feed.renew(by=by, now=now, is_new=made)
        return feed


class Feed(Address):
    """What a member owes and when, in his own calendar program."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="calendar_feed")

    purpose = "calendar-feed"
    objects = FeedQuerySet.as_manager()

    @property
    def subject(self) -> str:
        """Whose calendar it is, as the journal names people."""
        return self.member.actor
