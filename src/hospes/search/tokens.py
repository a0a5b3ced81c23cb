"""Cutting texts into tokens, the same for both engines.

Latin and other words are folded (case, accents) and found by their beginning; a run of Han becomes
overlapping pairs, so that 产品经理 is found by 产品, 经理 and the whole; a single Han character is found
by the pairs it begins. Names are found by pinyin and initials too. Addresses and numbers are found
only whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hospes.search.pinyin import HAN, folded, has_han, initials, joined, syllables

# A full-text row may not grow without bound: a long résumé has about 3,000 words.
MOST = 30_000
LONGEST = 330
_RUN = re.compile(rf"(?P<han>{HAN}+)|(?P<word>(?:(?!{HAN})[^\W_])+(?:\+\+|\#)?)")
_ADDRESS = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"\+?[\d\s()./-]{7,}")


@dataclass(frozen=True)
class Term:
    """One thing that an entry must hold: the token itself, or any that begins with it."""

    token: str
    whole: bool


# Each alternative is a list of terms that must all be there.
Query = list[list[Term]]


def of_text(text: str) -> list[str]:
    """Return the tokens of a text, each once, in order of first use."""
    return _once(_cut(folded(text)))


def of_name(name: str, reading: str = "") -> list[str]:
    """Return the tokens of a name: its words, and for Han the pinyin, joined and as initials."""
    words = syllables(name, reading)
    spoken = [*words, "".join(words), initials(words)] if words else []
    # 吕 is typed lv, lu or lyu.
    if has_han(name):
        spoken += [word.replace("v", other) for word in spoken for other in ("u", "yu") if "v" in word]
    return _once([*_cut(folded(joined(name))), *(word[:LONGEST] for word in spoken)])


def of_exact(values: Iterable[str]) -> list[str]:
    """Return tokens of addresses and numbers, found only whole."""
    return _once(token for value in values for token in [_exact(value)] if token)


def query(typed: str) -> Query:
    """Read what somebody typed. Nothing to search for gives an empty list."""
    words = [term for word in typed.split() for term in _terms(word)]
    number = _exact(typed) if _NUMBER.fullmatch(typed.strip()) else ""
    alternatives = [words, [Term(number, whole=True)] if number else []]
    return [alternative for alternative in alternatives if alternative]


def _terms(word: str) -> Iterator[Term]:
    if _ADDRESS.fullmatch(word):
        yield Term(_exact(word), whole=True)
        return
    for run in _RUN.finditer(folded(word)):
        token = run.group()
        if run["han"] and len(token) > 1:
            yield from (Term(pair, whole=True) for pair in _pairs(token))
        else:
            yield Term(token[:LONGEST], whole=False)


def _exact(value: str) -> str:
    compared = "".join(value.lower().split()) if "@" in value else re.sub(r"\D", "", value).lstrip("0")
    # The mark keeps them apart from words, whose beginnings are searched.
    return f"={compared}"[:LONGEST] if compared else ""


def _cut(text: str) -> Iterator[str]:
    for run in _RUN.finditer(text):
        token = run.group()
        if run["han"]:
            yield from _pairs(token)
            # So that the last character is found by itself as well.
            yield token[-1]
        else:
            yield token[:LONGEST]


def _pairs(han: str) -> list[str]:
    return [han[at : at + 2] for at in range(len(han) - 1)]


def _once(tokens: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tokens))[:MOST]
