"""Finding what stands above a whole quoted letter: "-----Original Message-----", and the block "From: … Sent: …"."""

import re

from hospes.post.reading.replies.lines import LOOK, Kind, Line, filled
from hospes.post.reading.replies.words import LABELS, ORIGINALS, ORIGINALS_ALONE

_LABEL = re.compile(r"[\s*_>|•]*([^\W\d_][^:：|<>@]{0,24}?)[\s*_]*(?:[:：]|\|)[\s*_]*(.*)")
_BETWEEN_DASHES = re.compile(
    r"[\s*>|]*[-_=—–―~]{1,}[\s*]*([^-_=—–―~\s](?:.{0,60}?[^-_=—–―~\s])?)[\s*:：]*[-_=—–―~]{1,}[\s*]*$"
)
_ORIGINAL = re.compile("|".join(re.escape(words) for words in ORIGINALS), re.IGNORECASE)
_ALONE = re.compile(
    r"[\s*>]*(?:" + "|".join(re.escape(words) for words in ORIGINALS_ALONE) + r").{0,20}$", re.IGNORECASE
)
_MAIL = re.compile(r"\S@\S")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIMED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d).{1,20}\d{1,2}\W{0,3}[:.]\W{0,3}\d\d")
# One recipient list may run over this many lines; a block is never longer than twenty.
_MOST_TAIL, _MOST_LINES = 8, 30


def label(looked: str) -> tuple[str, str]:
    """``("from", "Ada <…>")`` for a line with a known label, else two empty strings."""
    found = _LABEL.match(looked)
    if not found:
        return "", ""
    name = " ".join(found[1].casefold().split()).strip("* _")
    kind = LABELS.get(name) or LABELS.get(name.replace(" ", "")) or ""
    return (kind, found[2].strip(" |*")) if kind else ("", "")


def mark(lines: list[Line]) -> None:
    """Find every head outside quotes."""
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        for line in lines[at : end + 1]:
            line.kind = Kind.HEAD
        at = max(end, at) + 1


def _end(lines: list[Line], at: int) -> int:
    """The last line of the head that begins here; the line before, if none does."""
    line = lines[at]
    if line.kind in {Kind.BLANK, Kind.QUOTE, Kind.WROTE} or len(line.text) > LOOK:
        return at - 1
    if line.here or _is_original(line.bare):
        return at
    after = filled(lines, at + 1, min(len(lines), at + 6))
    if line.kind is Kind.RULE or _BETWEEN_DASHES.match(line.bare):
        # A rule, or a title that no table has, belongs to the head that it announces.
        if not after or lines[after[0]].kind is not Kind.TEXT:
            return at - 1
        block = _block(lines, after[0], announced=True)
        return block if block >= after[0] else at - 1
    return _block(lines, at, announced=bool(at and _announces(lines, at)))


def _announces(lines: list[Line], at: int) -> bool:
    above = filled(lines, max(0, at - 4), at)
    return bool(above) and lines[above[-1]].kind is Kind.HEAD


def _is_original(looked: str) -> bool:
    dashed = _BETWEEN_DASHES.match(looked)
    if dashed and _ORIGINAL.match(dashed[1]):
        return True
    return bool(_ALONE.match(looked))


def _block(lines: list[Line], at: int, *, announced: bool) -> int:
    """The last line of the labelled block that begins here. Announced by a rule or a title, less is asked of it."""
    first, value = label(lines[at].bare)
    if first not in {"from", "date", "subject", "to"}:
        return at - 1
    kinds, said, last, tail = {first}, [value], at, 0
    for place in range(at + 1, min(len(lines), at + _MOST_LINES)):
        line = lines[place]
        if line.kind is Kind.BLANK:
            if len(kinds) >= 4 or not _goes_on(lines, place, kinds):
                break
            continue
        kind, value = label(line.bare) if line.kind is Kind.TEXT else ("", "")
        if kind and (kind not in kinds or kind == "cc"):
            kinds.add(kind)
            said.append(value)
            last, tail = place, 0
        elif line.kind is Kind.TEXT and tail < _MOST_TAIL and lines[place - 1].kind is not Kind.BLANK:
            tail += 1
        else:
            break
    return _whole(lines, last) if _enough(kinds, said, announced=announced) else at - 1


def _goes_on(lines: list[Line], blank: int, kinds: set[str]) -> bool:
    """Behind one blank line stands another label of the same block: a page whose lines are paragraphs."""
    if blank + 1 >= len(lines):
        return False
    kind, _value = label(lines[blank + 1].bare)
    return bool(kind) and kind not in kinds


def _whole(lines: list[Line], last: int) -> int:
    """A subject or a list of recipients may run on below its label, up to the blank line."""
    place = last
    while place + 1 < len(lines) and lines[place + 1].kind is Kind.TEXT and place - last < _MOST_TAIL:
        place += 1
    ended = place + 1 >= len(lines) or lines[place + 1].kind is Kind.BLANK
    return place if ended and place - last <= 3 else last


def _enough(kinds: set[str], said: list[str], *, announced: bool) -> bool:
    if not kinds & {"from", "date"}:
        return False
    named = any(_MAIL.search(value) for value in said)
    if announced:
        return len(kinds) >= 2 or named
    if len(kinds) >= 3:
        # "From: Berlin, To: London, Date: Monday" is a journey.
        return named or bool(kinds & {"subject", "cc"}) or any(_TIMED.search(value) for value in said)
    return len(kinds) == 2 and (named or ("subject" in kinds and any(_DATED.search(value) for value in said)))
