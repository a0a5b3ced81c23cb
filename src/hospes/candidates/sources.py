"""What this room puts into search, so that it can be built anew."""

from collections.abc import Iterator

from hospes.candidates import found
from hospes.candidates.models import Candidate
from hospes.search.catalogue import Draft
from hospes.search.sources import Source


def drafts() -> Iterator[Draft]:
    """Every candidate, in portions that fit into memory."""
    for candidate in Candidate.objects.prefetch_related("addresses", "phones").iterator(500):
        yield found.draft(candidate)


SOURCE = Source(kind=found.KIND, drafts=drafts)
