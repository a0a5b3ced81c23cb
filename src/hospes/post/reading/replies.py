"""What is new in an answer. A first reading: everything."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trimmed:
    """The words that are new, and what was cut off."""

    visible: str
    cut: str


def trim(text: str) -> Trimmed:
    """Split an answer into what is new and what it quotes."""
    return Trimmed(text, "")
