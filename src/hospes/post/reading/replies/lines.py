"""A letter as lines, each with what it is."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

# What a mail program leaves behind that no eye sees: zero-width signs, marks of direction, a tracker's sign.
INVISIBLE = "\u00ad\u1427\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LINE_ENDS = re.compile(r"\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x1c|\x1d|\x1e|\x85")
_QUOTED = re.compile(r"\s{0,3}>(?!>>\s*>>>|\))")
# Older programs put the author's initials before the sign: "Ada> …"
_NAMED_QUOTE = re.compile(r"\s{0,3}[A-Z][A-Za-z]{0,12}>(?:\s|$)")
_BARRED = re.compile(r"\s{0,3}\|(?:\s|$)")
# A rule of one sign, or of a few mixed ones; "-- " is the usenet's sign of a signature (RFC 3676 4.3).
_RULE = re.compile(r"\s*(?:[-_=*#~+·•—–―─━]\s?){2,}\s*$")
_LONE_DASH = re.compile(r"\s*[—–―]\s*$")
# Longer lines are never a label, an attribution or a signature; patterns look no further.
LOOK = 400
# No letter that a person types has more; what is longer is data, and is not taken apart.
MOST_LINES = 2_000


class Kind(Enum):
    """What one line of a letter is."""

    BLANK = "blank"
    TEXT = "text"
    QUOTE = "quote"
    RULE = "rule"
    WROTE = "wrote"  # "On Monday Ada wrote:"
    HEAD = "head"  # "-----Original Message-----", or "From: … Sent: … To: …"
    DEVICE = "device"  # "Sent from my iPhone"


@dataclass
class Line:
    """One line as it came; ``kept`` says on which side of the cut it falls, ``order`` where it stood."""

    text: str
    order: tuple[int, ...] = ()
    kind: Kind = Kind.TEXT
    kept: bool = True
    # A page says that a quoted letter begins here; such a line has no text of its own.
    here: bool = False
    # A page says that this belongs to the signature.
    signed: bool = False

    @cached_property
    def bare(self) -> str:
        """Without what no eye sees, at most ``LOOK`` characters."""
        return _INVISIBLE.sub("", self.text[:LOOK]).replace("\u00a0", " ").replace("\u3000", " ").strip()


def split(text: str) -> list[Line]:
    """The lines of a letter, in order; what stands behind ``MOST_LINES`` is one last "line"."""
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    told = [Line(line, (at,)) for at, line in enumerate(lines[:MOST_LINES])]
    return [*told, Line("\n".join(lines[MOST_LINES:]), (MOST_LINES,))] if len(lines) > MOST_LINES else told


def classify(lines: list[Line]) -> None:
    """Tell blank, quoted and ruled lines apart; everything else is text so far."""
    for line in lines:
        line.kind = _kind(line)
    for pattern, least in ((_NAMED_QUOTE, 2), (_BARRED, 4)):
        for run in _runs(lines, pattern):
            if len(run) >= least:
                _quote(run)


def quote_below(lines: list[Line], at: int) -> None:
    """``Ada> …`` right below "Ada wrote:" is a quote, be it one line."""
    below = filled(lines, at)
    for pattern in (_NAMED_QUOTE, _BARRED):
        for run in _runs([lines[place] for place in below[:20]], pattern):
            if run[0] is lines[below[0]]:
                _quote(run)


def _runs(lines: list[Line], pattern: re.Pattern[str]) -> list[list[Line]]:
    """Neighbouring lines that match."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        looked = line.bare
        if (
            line.kind is Kind.TEXT
            and pattern.match(looked)
            and not (looked.startswith("|") and looked[1:].endswith("|"))
        ):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _quote(run: list[Line]) -> None:
    for line in run:
        line.kind = Kind.QUOTE


def _kind(line: Line) -> Kind:
    looked = line.bare
    if line.here:
        return Kind.HEAD
    if not looked:
        return Kind.BLANK if not line.text[LOOK:].strip() else Kind.TEXT
    if _QUOTED.match(looked):
        return Kind.QUOTE
    if len(line.text) < LOOK and (_RULE.match(looked) or _LONE_DASH.match(looked)):
        return Kind.RULE
    return Kind.TEXT


def filled(lines: list[Line], start: int, end: int | None = None) -> list[int]:
    """The places of the lines between ``start`` and ``end`` that are not blank."""
    return [at for at in range(start, len(lines) if end is None else end) if lines[at].kind is not Kind.BLANK]
