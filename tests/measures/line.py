"""One line of a measure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """``right`` of ``tried``; where ``wanted_none``, the count is of mistakes."""

    name: str
    right: int
    tried: int
    wanted_none: bool = False

    @property
    def share(self) -> float:
        return self.right / self.tried if self.tried else 0.0

    def __str__(self) -> str:
        if self.wanted_none:
            return f"{self.name}: {self.right} of {self.tried}"
        return f"{self.name}: {self.right} of {self.tried} right ({100 * self.share:.1f} %)"
