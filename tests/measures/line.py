"""One line of a measure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """``right`` of ``tried``; where ``wanted_none``, the count is of mistakes. ``wrong`` names the other cases."""

    name: str
    right: int
    tried: int
    wanted_none: bool = False
    what: str = "right"
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.right / self.tried if self.tried else 0.0

    def __str__(self) -> str:
        if self.wanted_none:
            return f"{self.name}: {self.right} of {self.tried}"
        return f"{self.name}: {self.right} of {self.tried} {self.what} ({100 * self.share:.1f} %)"


def counted(name: str, cases: Iterable[tuple[str, bool]], *, what: str = "right") -> Line:
    """The line of a set whose cases are given with whether they came out right."""
    told = list(cases)
    wrong = tuple(case for case, right in told if not right)
    return Line(name, len(told) - len(wrong), len(told), what=what, wrong=wrong)
