"""Names: one field, never split; sorted as people expect."""

from pypinyin import lazy_pinyin

LONGEST = 200


def sort_key(name: str) -> str:
    """Return how a name sorts: Han by pinyin, everything else as written, lower case (P26).

    Without spaces between syllables, so that ``linyue`` is found by typing it.
    """
    return "".join(lazy_pinyin(name)).casefold()[:LONGEST]
