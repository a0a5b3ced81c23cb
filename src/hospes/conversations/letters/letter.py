"""A letter: a key, a subject, paragraphs, and the placeholders it may use."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hospes.foundation.registers import Register

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KNOWN = frozenset(
    {
        *("greeting", "job", "company", "contact", "date", "sent", "reason", "thanks", "old", "stage", "name"),
        # Of a talk: when it begins, its minutes, who comes, by which way, about what, and the day of the decision.
        *("start", "length", "people", "how", "topic", "decision"),
        # After a miss: who may act, and where he is reached.
        *("deputy", "address"),
    }
)


@dataclass(frozen=True)
class Draft:
    """What a person reads before he approves: a subject and a text; ``{date}`` stands for the promise."""

    subject: str
    text: str
    letter: str = ""


@dataclass(frozen=True)
class Letter:
    """A paragraph whose fact is missing is left out: fixed letters omit what they could not prove."""

    key: str
    subject: _StrPromise
    paragraphs: tuple[_StrPromise, ...]

    def placeholders(self) -> set[str]:
        """Every placeholder of the source text. Used by the check at start and by the catalogue test."""
        texts = [str(self.subject), *(str(p) for p in self.paragraphs)]
        return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


class LetterRegister(Register[Letter]):
    """Refuses a letter that asks for a fact nobody provides."""

    def write(self, letter: Letter) -> Letter:
        """Add one letter. Raises ValueError for an unknown placeholder."""
        if unknown := letter.placeholders() - KNOWN:
            raise ValueError(f"letter {letter.key} uses unknown placeholders {sorted(unknown)}")
        self.add(letter.key, letter)
        return letter


letters = LetterRegister("conversations.letters")
