"""What somebody wrote now, apart from what he quotes. No line is lost: what is not visible is cut, in order."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from hospes.post.reading.replies import attributions, heads, signatures
from hospes.post.reading.replies.lines import MOST_LINES, Kind, Line, classify, filled, split
from hospes.post.reading.replies.words import ANSWERS_BELOW, BELOW, pattern

_QUOTING = {Kind.QUOTE, Kind.WROTE, Kind.HEAD}
_MARKS = {Kind.WROTE, Kind.HEAD}
_BELOW = re.compile(pattern(BELOW))
_ANSWERS_BELOW = re.compile(pattern(ANSWERS_BELOW))
_LINK = re.compile(r"[(<\[]?\s?https?://\S+[)>\]]?\s*>?$")
_SIGNATURE_RULE = re.compile(r"[-_—–―─━\s]+$")
_SALUTES = re.compile(r"[,:!，：！、~]$")
# No letter is cut in so many rounds: a limit for what is made to be slow.
MOST_ROUNDS = 12
# Words below a quote that stands under a finished answer: so many lines of text are an answer, fewer a signature.
_LONG_ANSWER = 7
# A signature has at most so many lines; a letter in sections has more below its first rule.
_LONGEST_SIGNATURE = 25


@dataclass(frozen=True)
class Trimmed:
    """``visible`` is what was written now, ``cut`` everything else."""

    visible: str
    cut: str


def trim(text: str) -> Trimmed:
    """Take a plain text apart. Never raises; the visible text, trimmed again, stays as it is."""
    return take_apart(split(text))


def take_apart(lines: list[Line]) -> Trimmed:
    """The same for lines. It is done again with what is left until nothing more is cut.

    Of a longer text the lines behind ``MOST_LINES`` go where the last line before them goes.
    """
    kept, unread = lines[:MOST_LINES], lines[MOST_LINES:]
    cut: list[Line] = []
    unread_kept = True
    for _round in range(MOST_ROUNDS):
        _once(kept)
        unread_kept = unread_kept and any(line.kept for line in kept[-3:])
        gone = [line for line in kept if not line.kept]
        cut += gone
        kept = [line for line in kept if line.kept]
        if not any(line.bare for line in gone):
            break
    if unread_kept:
        kept += unread
    else:
        cut += unread
    # Signs that no eye sees, above or below everything that was said, are cut too.
    said = [at for at, line in enumerate(kept) if line.bare]
    first, end = (said[0], said[-1] + 1) if said else (len(kept), len(kept))
    cut += [*kept[:first], *kept[end:]]
    return Trimmed(_text(kept[first:end]), _text(sorted(cut, key=lambda line: line.order)))


def _text(lines: list[Line]) -> str:
    return "\n".join(line.text.rstrip() for line in lines if not line.here).strip("\n").rstrip()


def _once(lines: list[Line]) -> None:
    """One round."""
    classify(lines)
    heads.mark(lines)
    attributions.mark(lines)
    heads.mark(lines)
    signatures.mark_devices(lines)
    _mend_quotes(lines)
    _cut_below_rules(lines)
    _cut_quoted(lines)
    _cut_loose_quotes(lines)
    if any(line.kept and line.bare for line in lines):
        signatures.cut_below(lines)
    elif any(line.kind is not Kind.DEVICE and line.bare for line in lines):
        _show_something(lines)


def _cut(lines: list[Line], first: int, end: int | None = None) -> None:
    for line in lines[first:end]:
        line.kept = False


def _show_something(lines: list[Line]) -> None:
    """Nothing would be left: rather a quote too much than an empty page."""
    marks = [line for line in lines if line.kind in _MARKS and line.bare]
    for line in lines:
        line.kept = line.kind not in _MARKS or len(marks) == sum(bool(one.bare) for one in lines)


def _texts(lines: list[Line], first: int = 0, end: int | None = None) -> list[int]:
    return [at for at in filled(lines, first, end) if lines[at].kept and lines[at].kind in {Kind.TEXT, Kind.RULE}]


def _mend_quotes(lines: list[Line]) -> None:
    """The tail of a quoted line that was broken without its sign is quoted too."""
    for at in range(1, len(lines) - 1):
        above, line, below = lines[at - 1], lines[at], lines[at + 1]
        if line.kind is Kind.TEXT and above.kind is Kind.QUOTE is below.kind and _is_tail(above.bare, line.bare):
            line.kind = Kind.QUOTE


def _is_tail(above: str, looked: str) -> bool:
    if looked in {"<", ">"} or _LINK.match(looked) or (looked.endswith(")") and above.count("(") > above.count(")")):
        return True
    return len(looked) < 40 and (above.endswith("=") or (len(above) >= 66 and looked[:1].islower()))


def _cut_below_rules(lines: list[Line]) -> None:
    """Cut each signature below a rule, up to the quoted letter that may follow it; and what the telephone added."""
    for line in lines:
        line.kept = line.kept and line.kind is not Kind.DEVICE and not line.signed
    texts = _texts(lines)
    quoting = [at for at, line in enumerate(lines) if line.kind in _QUOTING]
    for at in [at for at in texts if lines[at].kind is Kind.RULE]:
        above = bisect_left(texts, at)
        if not lines[at].kept or not above or _underlines(lines, at):
            continue
        after = bisect_left(quoting, at)
        end = quoting[after] if after < len(quoting) else len(lines)
        below = texts[above + 1 : bisect_left(texts, end)]
        if _is_signature([lines[place] for place in below], above, lines[at]):
            _cut(lines, at, end)


def _is_signature(below: list[Line], above: int, rule: Line) -> bool:
    """Stars and the like part a letter in two; only details below them are a signature."""
    if not _SIGNATURE_RULE.match(rule.bare):
        return len(below) <= _LONGEST_SIGNATURE and all(signatures.is_detail(line) for line in below)
    return len(below) <= _LONGEST_SIGNATURE or len(below) <= above


def _underlines(lines: list[Line], at: int) -> bool:
    """A heading and its underline, not a signature."""
    above, below = lines[at - 1], lines[at + 1 : at + 3]
    long = len(lines[at].bare)
    alike = abs(len(above.bare) - long) <= 3 and above.kind is Kind.TEXT
    return long > 3 and alike and any(line.kind is Kind.TEXT for line in below)


def _cut_quoted(lines: list[Line]) -> None:
    """Cut each saying or head with what it quotes, and keep the answers between and below quotes."""
    texts = _texts(lines)
    answers = [at for at in texts if lines[at].kind is Kind.TEXT]
    quotes = [at for at, line in enumerate(lines) if line.kind in _QUOTING]
    at = 0
    while at < len(lines):
        if lines[at].kind not in _MARKS:
            at += 1
            continue
        end = at
        while end < len(lines) and (lines[end].kind in _MARKS or lines[end].kind is Kind.BLANK):
            end += 1
        _cut(lines, at, end)
        above = texts[: bisect_left(texts, at)][-3:] if texts and texts[0] < at else []
        if above and not _cut_after(lines, [lines[place].bare for place in above], end, quotes[-1], answers):
            return
        at = end


def _cut_after(lines: list[Line], above: list[str], end: int, last_quote: int, answers: list[int]) -> bool:
    """Below an answer: cut all of an unquoted letter, else the quotes below the last answer.

    True while there may be more to cut: answers stand between the quotes.
    """
    if end >= len(lines) or lines[end].kind is not Kind.QUOTE:
        if end < len(lines) and any(_ANSWERS_BELOW.search(line.casefold()) for line in above):
            return False
        _cut(lines, end)
        return False
    below = answers[bisect_left(answers, end) :]
    if below and below[0] < last_quote:
        return True
    if _salutes(above) or _BELOW.search(above[-1].casefold()):
        _cut(lines, end, last_quote + 1)
    elif len(below) < _LONG_ANSWER:
        _cut(lines, end)
    return False


def _salutes(above: list[str]) -> bool:
    """Above the quote stands a salutation only, so the answer is below it."""
    if len(above) > 2 or any(len(line) > 50 for line in above):
        return False
    return bool(_SALUTES.search(above[-1])) or (len(above) == 1 and len(above[0].split()) == 1 and len(above[0]) <= 12)


def _cut_loose_quotes(lines: list[Line]) -> None:
    """Cut the quotes below the last answer, and those above the first if no further quote follows it."""
    answers = _texts(lines)
    if not answers:
        return
    quotes = [at for at, line in enumerate(lines) if line.kind is Kind.QUOTE and line.kept]
    between = any(answers[0] < at < answers[-1] for at in quotes)
    for at in quotes:
        if at > answers[-1] or (at < answers[0] and not between):
            lines[at].kept = False
