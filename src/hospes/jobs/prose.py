"""Reading plain text as paragraphs and lists. Faces render the blocks, escaped as any text."""

from dataclasses import dataclass

BULLETS = ("- ", "* ", "• ", "· ", "– ")


@dataclass(frozen=True)
class Block:
    """A paragraph (its lines, broken where the writer broke them) or a list (its points)."""

    is_list: bool
    lines: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """Return the text in blocks: an empty line ends a paragraph, ``- `` begins a point."""
    found: list[Block] = []
    fresh = True
    for raw in text.splitlines():
        line = raw.strip()
        point = f"{line} ".startswith(BULLETS)
        words = line[1:].strip() if point else line
        if not words:
            fresh = True
            continue
        if not fresh and found[-1].is_list == point:
            found[-1] = Block(point, (*found[-1].lines, words))
        else:
            found.append(Block(point, (words,)))
        fresh = False
    return found
