"""Paragraphs that were broken into lines for the way: format=flowed (RFC 3676)."""

from itertools import groupby

_SIGNATURE = "-- "


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return the text with its paragraphs in one line each; quotes keep their depth and their marks."""
    lines = [_measured(line) for line in text.split("\n")]
    told: list[str] = []
    for depth, group in groupby(lines, key=lambda line: line[0]):
        mark = ">" * depth + " " if depth else ""
        told += [mark + line for line in _paragraphs([words for _depth, words in group], delete_space=delete_space)]
    return "\n".join(told)


def _measured(line: str) -> tuple[int, str]:
    words = line.lstrip(">")
    return len(line) - len(words), words.removeprefix(" ")


def _paragraphs(lines: list[str], *, delete_space: bool) -> list[str]:
    told: list[str] = []
    pieces: list[str] = []
    for line in lines:
        flows = line.endswith(" ") and line != _SIGNATURE
        if line == _SIGNATURE and pieces:
            told.append("".join(pieces).rstrip(" "))
            pieces = []
        pieces.append(line[:-1] if flows and delete_space else line)
        if not flows:
            told.append("".join(pieces))
            pieces = []
    return told + (["".join(pieces).rstrip(" ")] if pieces else [])
