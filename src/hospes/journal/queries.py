"""Histories: what was done to one thing, or in one case."""

from django.db.models import Model, QuerySet

from hospes.journal.models import Entry
from hospes.journal.record import key_of


def of(subject: str | Model) -> QuerySet[Entry]:
    """Return the entries about one thing, oldest first. ``subject`` is a key or a row."""
    return Entry.objects.filter(subject=key_of(subject)).order_by("at", "pk")


def of_case(case: int | Model) -> QuerySet[Entry]:
    """Return everything that was done in one case, oldest first. ``case`` is its number or the row."""
    number = case.pk if isinstance(case, Model) else case
    return Entry.objects.filter(case=number).order_by("at", "pk")
