"""A file that goes with a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.foundation import files
from hospes.post import composing
from hospes.post.enclosing import Enclosed
from hospes.post.models.envelope import Envelope

if TYPE_CHECKING:
    from collections.abc import Iterable


class EnvelopeFileQuerySet(models.QuerySet["EnvelopeFile"]):
    """Enclosed files, asked for in sentences."""

    def file_keys(self) -> Iterable[str]:
        """The files that rows name (``foundation.files.keepers``)."""
        return cast("Iterable[str]", self.order_by().values_list("key", flat=True).iterator())


class EnvelopeFile(models.Model):
    """``key`` is the file in ``foundation.files``; whoever queued the letter stored it before."""

    envelope = models.ForeignKey(Envelope, models.CASCADE, related_name="files")
    name = models.CharField(max_length=composing.LONGEST_NAME)
    content_type = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    size = models.PositiveIntegerField()

    objects = EnvelopeFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def enclosed(self) -> Enclosed:
        """The file with its bytes. Raises FileNotFoundError if the storage lost it."""
        with files.open_file(self.key) as stream:
            return Enclosed(name=self.name, content_type=self.content_type, data=stream.read())
