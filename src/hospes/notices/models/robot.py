"""A group chat's webhook, by which a member may be told (practice P14)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import models, transaction

from hospes.foundation import clock, encryption, text
from hospes.journal.record import record
from hospes.notices import robots
from hospes.notices.refusals import NameMissing, NotItsAddress, UnknownRobot
from hospes.post.transports.line import Never

if TYPE_CHECKING:
    from hospes.foundation.actors import Actor

NAME = 80


class RobotQuerySet(models.QuerySet["Robot"]):
    """Robots, asked for in sentences."""

    def connected(self) -> RobotQuerySet:
        return self.filter(gone_at=None).order_by("name", "pk")

    def connect(self, *, kind: str, name: str, url: str, secret: str, by: Actor) -> Robot:
        """Connect a group chat; address and secret are sealed. Raises UnknownRobot, NameMissing, NotItsAddress.

        Only addresses of the service itself are taken, so that nobody makes the house ask its own neighbours.
        """
        service, called, address = robots.kinds.get(kind), text.clean_line(name, NAME), url.strip()
        if service is None:
            raise UnknownRobot
        if not called:
            raise NameMissing
        if not service.owns(address):
            raise NotItsAddress(title=service.title, begins=f"https://{service.hosts[0].removeprefix('.')}")
        with transaction.atomic():
            robot = self.create(
                kind=kind,
                name=called,
                host=urlsplit(address).hostname or "",
                url=encryption.seal(address),
                secret=encryption.seal(secret.strip()) if secret.strip() else "",
                connected_at=clock.now(),
            )
            record("robot.connected", subject=f"robot:{robot.pk}", by=by)
        return robot


class Robot(models.Model):
    """Where a group chat takes words. ``url`` and ``secret`` are sealed with the data folder's key."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=NAME)
    host = models.CharField(max_length=200)
    url = models.TextField()
    secret = models.TextField(blank=True)
    connected_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    # Since when words are refused, and what the service said; empty while all is well.
    failing_since = models.DateTimeField(null=True, blank=True)
    response = models.TextField(blank=True)

    objects = RobotQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The service's name."""
        service = robots.kinds.get(self.kind)
        return service.title if service else self.kind

    def send(self, parcel: robots.Parcel) -> None:
        """Hand a word to the group. Raises NotNow, Never, Unknown."""
        service = robots.kinds.get(self.kind)
        if service is None:
            raise Never(f"no robot of kind {self.kind}")
        try:
            url, secret = encryption.unseal(self.url), encryption.unseal(self.secret) if self.secret else ""
        except encryption.CannotUnseal as error:
            raise Never(str(error)) from error
        service.send(url, secret, parcel)

    def note(self, *, well: bool, words: str = "") -> None:
        """Note what the service said last; admins see since when it refuses."""
        self.failing_since = None if well else self.failing_since or clock.now()
        self.response = words[:500]
        self.save(update_fields=["failing_since", "response"])

    def disconnect(self, *, by: Actor) -> None:
        """Send nothing there any more; who was told there gets mail again. Safe to repeat."""
        with transaction.atomic():
            robot = type(self).objects.select_for_update().get(pk=self.pk)
            if robot.gone_at is not None:
                return
            robot.gone_at, robot.url, robot.secret = clock.now(), "", ""
            robot.save(update_fields=["gone_at", "url", "secret"])
            robot.ways.update(robot=None)
            record("robot.disconnected", subject=f"robot:{robot.pk}", by=by)
        self.refresh_from_db()
