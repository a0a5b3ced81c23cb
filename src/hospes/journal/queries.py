"""Histories: what was done to one thing, or in one case."""

from django.db.models import Model

from hospes.journal.models.entry import Entry, EntryQuerySet
from hospes.journal.record import key_of


def of(subject: str | Model) -> EntryQuerySet:
    """Return the entries about one thing, oldest first. ``subject`` is a key or a row."""
    return Entry.objects.filter(subject=key_of(subject)).in_order()


def of_case(case: int | Model) -> EntryQuerySet:
    """Return everything that was done in one case, oldest first. ``case`` is its number or the row."""
    number = case.pk if isinstance(case, Model) else case
    return Entry.objects.filter(case=number).in_order()
