"""Registers: how a lower room learns of what stands above it, without importing upwards.

They are filled in ``AppConfig.ready`` and refuse doubles; a test names who must be in each.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class AlreadyRegistered(ValueError):
    """Two things claim one key; one of them would silently win."""


class _Shelf(Generic[T]):
    def __init__(self, name: str) -> None:
        self.name = name
        self._things: dict[str, T] = {}

    def all(self) -> list[T]:
        """Return what was registered, in the order of registration."""
        return list(self._things.values())

    def keys(self) -> list[str]:
        """Return the keys, in the order of registration."""
        return list(self._things)

    def items(self) -> list[tuple[str, T]]:
        """Return keys and things, in the order of registration."""
        return list(self._things.items())

    def get(self, key: str) -> T | None:
        """Return what is registered under ``key``, or None."""
        return self._things.get(key)

    def remove(self, key: str) -> T:
        """Take a thing out again; for tests that added their own."""
        return self._things.pop(key)

    def __getitem__(self, key: str) -> T:
        return self._things[key]

    def __contains__(self, key: object) -> bool:
        return key in self._things

    def __iter__(self) -> Iterator[T]:
        return iter(self.all())

    def __len__(self) -> int:
        return len(self._things)

    def _put(self, key: str, thing: T) -> T:
        if key in self._things:
            raise AlreadyRegistered(f"{self.name}: {key} is registered already")
        self._things[key] = thing
        return thing


class Register(_Shelf[T]):
    """Things under keys: ``sentences.add("case.opened", opened)``."""

    def add(self, key: str, thing: T) -> T:
        """Register ``thing`` under ``key``. Raises AlreadyRegistered."""
        return self._put(key, thing)


class Roll(_Shelf[T]):
    """Things that carry their own key: ``due_work.add(DueWork(name="release", …))``."""

    def __init__(self, name: str, *, key: Callable[[T], str]) -> None:
        super().__init__(name)
        self._key = key

    def add(self, thing: T) -> T:
        """Register ``thing`` under its own key. Raises AlreadyRegistered."""
        return self._put(self._key(thing), thing)
