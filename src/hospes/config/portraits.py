"""Who has a portrait that ships with us, and what stands in its place otherwise."""

import re
from functools import lru_cache
from pathlib import Path

PEOPLE = Path(__file__).parent / "static" / "img" / "people"
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@lru_cache(maxsize=1)
def drawn() -> frozenset[str]:
    """Names of the drawings in the folder; they change only with a release."""
    return frozenset(path.stem for path in PEOPLE.glob("*.svg"))


def initials(name: str) -> str:
    """Two signs that stand for a person: "Amara Okafor" is AO, 陈思远 is 思远.

    The name stays one whole: Latin words give their first and last letter, a Han name its last
    two characters, one word its first two letters. Never empty.
    """
    words = [word for word in re.split(r"[\s·]+", name) if word and word[0].isalpha()]
    latin = [word for word in words if not HAN.match(word)]
    if not words:
        return "?"
    if not latin:
        return "".join(HAN.findall(name))[-2:]
    if len(latin) == 1:
        return latin[0][:2].upper()
    return (latin[0][0] + latin[-1][0]).upper()
