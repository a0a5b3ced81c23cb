"""The register of harness lines, and what a line says."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field

import tests.harness


@dataclass(frozen=True)
class Line:
    """What a harness tried: ``said`` are counts to read, ``zero`` are counts that must be nought.

    Each is a pair, ``("acknowledged", 40)``. ``more`` is read after the counts; ``wrong`` says one
    by one what went wrong, and each makes the line red.
    """

    tried: int
    seed: int
    said: tuple[tuple[str, int], ...] = ()
    zero: tuple[tuple[str, int], ...] = (("lost", 0), ("doubled", 0))
    more: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def green(self) -> bool:
        return self.tried > 0 and not self.wrong and all(number == 0 for _word, number in self.zero)

    def text(self, name: str, about: str) -> str:
        counts = [f"{self.tried} tried", *(f"{number} {word}" for word, number in (*self.said, *self.zero))]
        return f"{name} {about}: {', '.join([*counts, *([self.more] if self.more else [])])} (seed {self.seed})"


@dataclass(frozen=True, kw_only=True)
class Harness:
    """A line of the release note. ``small`` is tried in CI, ``short`` by command.

    ``run(n, seed)`` tries and counts. ``broken`` are broken builds by name: each is called before
    ``run``, in the same process, and takes one rule away. ``database``: a migrated one is there.
    ``corpus``: it reads the shared corpora, and is skipped where they are not.
    """

    name: str
    about: str
    small: int
    short: int
    run: Callable[[int, int], Line]
    broken: dict[str, Callable[[], None]] = field(default_factory=dict)
    database: bool = True
    corpus: bool = False


_register: dict[str, Harness] = {}


def harness(made: Harness) -> None:
    """Enter a line; its module does so when it is imported."""
    _register[made.name] = made


def harnesses() -> dict[str, Harness]:
    """Return all lines by name, in the order of their numbers. Django must be set up."""
    for module in pkgutil.iter_modules(tests.harness.__path__):
        if module.name[:1] == "f" and module.name[1:2].isdigit():
            importlib.import_module(f"tests.harness.{module.name}")
    return dict(sorted(_register.items(), key=lambda entry: int(entry[0][1:])))
