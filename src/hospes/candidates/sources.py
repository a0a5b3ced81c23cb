"""What this room puts into search, so that it can be built anew."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet

from hospes.calendars.models import GuestFeed
from hospes.candidates import found
from hospes.candidates.models import Candidate
from hospes.search.catalogue import Draft
from hospes.search.models import Entry
from hospes.search.sources import Source


def drafts() -> Iterator[Draft]:
    """Every candidate, in portions that fit into memory."""
    for candidate in Candidate.objects.prefetch_related("addresses", "phones").iterator(500):
        yield found.draft(candidate)


SOURCE = Source(kind=found.KIND, drafts=drafts)


def entries(candidate: int) -> "QuerySet[Entry]":
    """What the person with this number is found by (``foundation.holdings.ways``)."""
    return Entry.objects.filter(kind=found.KIND, key__in=Candidate.objects.filter(pk=candidate).values("public_id"))


def calendars(candidate: int) -> "QuerySet[GuestFeed]":
    """The secret address of his calendar: erased, it leads nowhere."""
    people = Candidate.objects.filter(pk=candidate)
    return GuestFeed.objects.filter(guest__in=[person.actor for person in people])


WAYS: "dict[str, Callable[[int], QuerySet[Any]]]" = {"search.Entry": entries, "calendars.GuestFeed": calendars}
