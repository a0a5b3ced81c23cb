"""The secret address at which somebody reads the dates that we promised him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.calendars.models.address import Address, behind
from hospes.foundation import clock

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor


class GuestFeedQuerySet(models.QuerySet["GuestFeed"]):
    """Feeds of guests, asked for in sentences."""

    def of(self, guest: Actor) -> GuestFeed | None:
        """The guest's feed, if he has one that is open."""
        return self.filter(guest=guest, revoked_at=None).first()

    def behind(self, token: str) -> GuestFeed | None:
        """The open feed that this address leads to; None for strangers."""
        return behind(token, self.all())

    def open_for(self, guest: Actor, *, now: datetime | None = None) -> GuestFeed:
        """Give this person a new secret address, by his own hand; an older one is void from now on."""
        now = now or clock.now()
        with transaction.atomic():
            feed, made = self.select_for_update().get_or_create(guest=guest, defaults={"opened_at": now})
            feed.renew(by=guest, now=now, is_new=made)
        return feed


class GuestFeed(Address):
    """Whose it is stands here as the journal names people (``candidate:12``): this room knows no candidates."""

    guest = models.CharField(max_length=60, unique=True)

    purpose = "guest-calendar-feed"
    objects = GuestFeedQuerySet.as_manager()

    @property
    def subject(self) -> str:
        """Whose calendar it is, as the journal names people."""
        return self.guest
