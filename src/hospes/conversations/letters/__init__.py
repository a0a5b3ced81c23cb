"""Fixed letters: texts in the catalogues, with placeholders that are checked."""

from hospes.conversations.letters.letter import Draft, Letter, letters
from hospes.conversations.letters.rendering import fill, render

__all__ = ["Draft", "Letter", "fill", "letters", "render"]
