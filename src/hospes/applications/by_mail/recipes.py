"""The recipes: how boards write, read once from ``recipes.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("recipes.toml")


@dataclass(frozen=True)
class Recipe:
    """How one board writes. ``name`` is '' for the recipe of everybody else."""

    name: str
    senders: tuple[str, ...]
    masked: frozenset[str]
    subjects: tuple[re.Pattern[str], ...]

    def is_from(self, address: str) -> bool:
        """Whether a mail from this address is this board's."""
        return _within(address, self.senders)

    def masks(self, address: str) -> bool:
        """Whether an address belongs to the board and not to the person (P17)."""
        return _within(address, self.masked)


@dataclass(frozen=True)
class Book:
    """All recipes, and what the lines of their mails are called."""

    boards: tuple[Recipe, ...]
    other: Recipe
    labels: dict[str, frozenset[str]]

    def of(self, address: str) -> Recipe:
        """The recipe for a sender."""
        return next((board for board in self.boards if board.is_from(address)), self.other)

    def is_masked(self, address: str) -> bool:
        """Whether any board lends out this address."""
        return any(board.masks(address) for board in self.boards)


@cache
def book() -> Book:
    """Read the recipes."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    recipes = [
        Recipe(
            name=each["name"],
            senders=tuple(each["from"]),
            masked=frozenset(each["masked"]),
            subjects=tuple(re.compile(pattern) for pattern in each["subjects"]),
        )
        for each in told["recipe"]
    ]
    labels = {name: frozenset(words) for name, words in told["labels"].items()}
    return Book(tuple(each for each in recipes if each.name), next(each for each in recipes if not each.name), labels)


def _within(address: str, domains: tuple[str, ...] | frozenset[str]) -> bool:
    domain = address.rpartition("@")[2].lower()
    return any(domain == known or domain.endswith(f".{known}") for known in domains)
