import csv
import unicodedata
from pathlib import Path

import pytest

from hospes.candidates.names import clean_name
from hospes.search import pinyin, tokens

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def world(corpora: Path) -> list[str]:
    """Forenames and surnames of many countries, in their own script and romanised."""
    names = set()
    for file in sorted((corpora / "names-addresses" / "popular-names").glob("*.csv")):
        with file.open(encoding="utf-8-sig") as stream:
            for row in csv.DictReader(stream):
                names |= {row["Localized Name"].strip(), row["Romanized Name"].strip()}
    return sorted(names - {""})


def test_a_name_typed_is_the_name_kept(world: list[str]):
    changed = [name for name in world if clean_name(name) != " ".join(unicodedata.normalize("NFC", name).split())]

    assert len(world) > 3000
    assert changed == []


def test_every_name_is_found_as_it_is_typed_also_in_capitals_and_without_accents(world: list[str]):
    lost = []
    for name in world:
        held = tokens.of_name(name)
        for typed in (name, name.upper(), pinyin.folded(name)):
            terms = [term for terms in tokens.query(typed) for term in terms]
            if not terms or not all(any(token.startswith(term.token) for token in held) for term in terms):
                lost.append((name, typed))

    assert lost == []


def test_every_name_sorts_somewhere(world: list[str]):
    assert [name for name in world if not pinyin.syllables(name)] == []
