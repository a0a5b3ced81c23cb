"""A move from one stage to another, as a row."""

from django.db import models

from hospes.conversations.models import Message
from hospes.jobs.models import Stage


class Move(models.Model):
    """Who moved an application where, when, and in which message it was told."""

    application = models.ForeignKey("applications.Application", models.PROTECT, related_name="moves")
    origin = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    to = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    message = models.OneToOneField(Message, models.PROTECT, related_name="move", null=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.origin_id} to {self.to_id}"
