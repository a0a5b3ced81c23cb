"""Names: one field, never split; sorted as people expect."""

from hospes.search import pinyin

LONGEST = 200


def sort_key(name: str) -> str:
    """Return how a name sorts: Han by pinyin, surnames as surnames, accents and case folded (P26)."""
    return " ".join(pinyin.syllables(name))[:LONGEST]
