"""Where a history's chances come from: a seed, or Hypothesis, which can then shorten what it found."""

import random
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Choice(Protocol):
    def one(self, things: Sequence[T]) -> T: ...

    def number(self, least: int, most: int) -> int: ...

    def yes(self, percent: int) -> bool: ...


class Seeded:
    """Chances of one seed: the same seed is the same history."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self, things: Sequence[T]) -> T:
        return self.random.choice(things)

    def number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def yes(self, percent: int) -> bool:
        return self.random.randrange(100) < percent


class Drawn:
    """Chances drawn by Hypothesis."""

    def __init__(self, data: Any) -> None:
        self.data = data

    def one(self, things: Sequence[T]) -> T:
        return things[self.number(0, len(things) - 1)]

    def number(self, least: int, most: int) -> int:
        return self.data.draw(st.integers(least, most))

    def yes(self, percent: int) -> bool:
        # The unlikely is what Hypothesis leaves out first when it shortens.
        return self.number(0, 99) >= 100 - percent
