"""What the journal says, for tests."""

from hospes.journal.models import Entry


def verbs(subject: str) -> list[str]:
    return list(Entry.objects.filter(subject=subject).order_by("pk").values_list("verb", flat=True))
