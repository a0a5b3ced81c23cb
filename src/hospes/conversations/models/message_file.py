"""A file that goes with a message, in either direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import quote

from django.db import models

from hospes.conversations.models.message import Message
from hospes.foundation import clock, files, house
from hospes.foundation.claiming import Claimable
from hospes.foundation.public_ids import PublicIdField
from hospes.post import virus_check
from hospes.post.models import EnvelopeFile
from hospes.post.settings import ReceivingSettings
from hospes.post.virus_check import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class MessageFileQuerySet(models.QuerySet["MessageFile"]):
    """Files of messages, asked for in sentences."""

    def unchecked(self, now: datetime) -> MessageFileQuerySet:
        """What came in and was not looked at yet; nothing while the house has no virus scanner."""
        if not house.read(ReceivingSettings).virus_scanner:
            return self.none()
        return self.filter(verdict=Verdict.NOT_CHECKED, asked_at=None, message__written_at__lte=now).order_by("pk")

    def file_keys(self) -> Iterable[str]:
        """The files that rows name (``foundation.files.keepers``)."""
        return cast("Iterable[str]", self.order_by().values_list("key", flat=True).iterator())


class MessageFile(Claimable):
    """``key`` is where it lies in ``foundation.files``, ``name`` is only ever shown. ``asked_at``: the scanner was."""

    public_id = PublicIdField()
    message = models.ForeignKey(Message, models.CASCADE, related_name="files")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict, default=Verdict.NOT_CHECKED)
    asked_at = models.DateTimeField(null=True)

    objects = MessageFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="message_file_verdict_is_known", condition=models.Q(verdict__in=Verdict.values))
        ]
        indexes = [
            models.Index(name="message_file_unchecked", fields=["id"], condition=models.Q(asked_at=None)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_handed_out(self) -> bool:
        """Whether anybody may save it: not where a virus was found."""
        return self.verdict != Verdict.INFECTED

    def open(self) -> BinaryIO:
        """Open it for reading. Raises FileNotFoundError if the storage lost it."""
        return files.open_file(self.key)

    def look_for_viruses(self) -> Verdict:
        """Ask the scanner about what came in. Worker; not within a transaction."""
        with self.open() as stream:
            return virus_check.look_at(stream.read())

    def was_looked_at(self, verdict: Verdict) -> None:
        """Keep what the scanner said."""
        self.verdict = verdict
        self.asked_at = clock.now()
        self.save(update_fields=["verdict", "asked_at"])

    def enclosed(self) -> EnvelopeFile:
        """The unsaved row by which it goes with an envelope."""
        return EnvelopeFile(name=self.name, content_type=self.content_type, key=self.key, size=self.size)

    def again(self, message: Message) -> MessageFile:
        """The same file, with another message."""
        facts = ("name", "content_type", "key", "size", "verdict", "asked_at")
        return MessageFile(message=message, **{name: getattr(self, name) for name in facts})

    def download_headers(self) -> dict[str, str]:
        """Headers for saving it; no browser opens it on our site (RFC 6266)."""
        return {
            "Content-Type": "application/octet-stream",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(self.name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
        }
