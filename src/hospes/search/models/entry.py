"""What one thing is found by."""

from collections.abc import Sequence
from typing import Self

from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    def for_audiences(self, audiences: Sequence[str]) -> Self:
        """Entries that one of ``audiences`` may see."""
        return self.filter(audience__in=audiences)

    def of_kinds(self, kinds: Sequence[str]) -> Self:
        """Entries of the given kinds; an empty list means every kind."""
        return self.filter(kind__in=kinds) if kinds else self


class Entry(models.Model):
    """One thing that can be found: ``names`` and ``words`` hold tokens joined by one space.

    The full-text index of each engine is fed from these two columns by the database itself
    (migration 0002), so that a row and its index cannot part.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    audience = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    names = models.TextField(blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(name="search_newest", fields=["audience", "kind", "-at"])]
        constraints = [models.UniqueConstraint(name="search_entry_is_indexed_once", fields=["kind", "key"])]

    def __str__(self) -> str:
        return self.title
