from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from hospes.foundation import clock

# Under these names ``data`` may hold words that somebody wrote.
WORDS = frozenset({"why", "words", "reason", "said"})


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

    def forget_words(self) -> None:
        """Erase what somebody wrote in his own words; who did what, when and to which key stays.

        The only thing of an entry that can ever be written again.
        """
        if self.has_words:
            self.data = {key: "" if key in WORDS else value for key, value in self.data.items()}
            self.save(update_fields=["data"])

    @property
    def has_words(self) -> bool:
        """Whether somebody's own words stand here."""
        return any(self.data.get(key) for key in WORDS)
