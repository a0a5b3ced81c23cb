"""Building search anew from what the rooms hold."""

from itertools import islice

from django.db import transaction

from hospes.search import catalogue
from hospes.search.models import Entry
from hospes.search.sources import register


def rebuild() -> dict[str, int]:
    """Write every entry of every registered source anew and drop all others; return counts by kind.

    One transaction a kind: until it ends everybody finds what was there before.
    """
    counts = {}
    for source in register.all():
        with transaction.atomic():
            Entry.objects.filter(kind=source.kind).delete()
            drafts = source.drafts()
            counts[source.kind] = 0
            while portion := list(islice(drafts, catalogue.PORTION)):
                catalogue.write(source.kind, portion)
                counts[source.kind] += len(portion)
    return counts
