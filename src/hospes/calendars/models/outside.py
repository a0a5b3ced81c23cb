"""A member's own calendar on a server of somebody else, into which his entries are written."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import models, transaction
from django.db.models import Q

from hospes.calendars.models.copy import Copy, stale_entries
from hospes.calendars.models.writing import LOOKS_AGAIN_AFTER, Writing
from hospes.calendars.outside.problems import Problem
from hospes.calendars.refusals import BadAddress, PasswordMissing
from hospes.foundation import clock, encryption
from hospes.foundation.claiming import Claimable
from hospes.journal.record import record
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.foundation.actors import Actor

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class OutsideQuerySet(models.QuerySet["Outside"]):
    """Calendars outside, asked for in sentences."""

    def of(self, member: Member) -> Outside | None:
        """The member's, if he has connected one."""
        return self.filter(member=member).first()

    def connect(
        self, member: Member, *, url: str, username: str, password: str | None, by: Actor, now: datetime | None = None
    ) -> Outside:
        """Set where the member's entries are written; ``password`` None keeps the one there is.

        Everything is written anew, and old trouble is forgotten. Raises BadAddress, PasswordMissing.
        """
        now, url = now or clock.now(), url.strip()
        refuse_nonsense(url)
        with transaction.atomic():
            Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
            row, _new = self.get_or_create(member=member, defaults={"opened_at": now})
            if not (password or row.sealed_password):
                raise PasswordMissing
            row.url, row.collection, row.username, row.opened_at = url, "", username, now
            row.sealed_password = encryption.seal(password) if password else row.sealed_password
            row.problem, row.said, row.failing_since, row.failures = Problem.NONE, "", None, 0
            row.rests_until, row.looked_at = None, None
            row.save()
            Copy.objects.filter(entry__member=member).delete()
            record("calendar.connected", subject=member.actor, by=by, at=now, host=urlsplit(url).hostname or "")
        return row

    def due(self, now: datetime) -> OutsideQuerySet:
        """Those with something to write, or that nobody has looked into for a while."""
        rested = Q(rests_until=None) | Q(rests_until__lte=now)
        stale = stale_entries(now).filter(member=models.OuterRef("member"))
        look = Q(looked_at=None) | Q(looked_at__lte=now - LOOKS_AGAIN_AFTER)
        return self.filter(rested, member__is_active=True).filter(look | models.Exists(stale)).order_by("pk")


def refuse_nonsense(url: str) -> None:
    """Raise BadAddress unless a password may go there: by TLS, or to this very machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise BadAddress from error
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)):
        raise BadAddress


class Outside(Writing, Claimable):
    """Where, and how it goes there. The password is sealed with the data folder's key."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="outside_calendar")
    url = models.CharField(max_length=500)
    # The calendar itself, once it was found.
    collection = models.CharField(max_length=500, blank=True)
    username = models.CharField(max_length=254)
    sealed_password = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, choices=Problem, blank=True, default=Problem.NONE)
    said = models.TextField(blank=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)

    objects = OutsideQuerySet.as_manager()

    def __str__(self) -> str:
        return f"calendar of {self.member_id}"

    def disconnect(self, *, by: Actor, now: datetime | None = None) -> None:
        """Write nothing there any more; what stands there stays, for it is the member's own calendar."""
        with transaction.atomic():
            record("calendar.disconnected", subject=self.member.actor, by=by, at=now or clock.now())
            Copy.objects.filter(entry__member=self.member).delete()
            self.delete()
