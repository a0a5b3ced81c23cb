from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from hospes.foundation import clock


class EntryQuerySet(models.QuerySet["Entry"]):
    def in_order(self) -> "EntryQuerySet":
        """Oldest first; what happened at one instant in the order it was written."""
        return self.order_by("at", "pk")


class Entry(models.Model):
    """Somebody did something to something: one line of a history, never changed or removed.

    ``subject`` and ``by`` are keys (``application:12``, ``member:7``), ``case`` is a case's number.
    """

    verb = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    case = models.BigIntegerField(null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(default=clock.now)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="entry_of_subject"),
            models.Index(fields=["case", "at"], name="entry_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.verb} {self.subject}"
