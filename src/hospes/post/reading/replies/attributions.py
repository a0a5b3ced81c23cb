"""Finding "On Monday Ada wrote:" in any language: a verb of the table, or the shape alone.

The shape is a date and an address before a colon. One saying may be broken over several lines, and may stand behind the
last words of the answer on the same line.
"""

import re

from hospes.post.reading.replies.lines import LOOK, Kind, Line, quote_below
from hospes.post.reading.replies.words import VERBS

_MOST_LINES = 5
_VERB = "(?:" + "|".join(re.escape(verb) for verb in VERBS) + ")"
_SAID = re.compile(rf"(?<![^\W\d_]){_VERB}(?![^\W\d_])", re.IGNORECASE)
_CJK_SAID = re.compile(r"写道|寫道|写到|寫到|書きました|のメール|作성|작성|썼습니다|쓴 글")
_ENDS_SAID = re.compile(
    rf"(?:(?<![^\W\d_]){_VERB}|写道|寫道|写到|寫到|写|書きました|のメール|のメッセージ|작성|썼습니다|쓴 글)\s{{0,3}}"
    rf"(?:[:：]|-{{2,}}|,?\s*(?:notre|the following)\s*:)[\s*_>\"-]*$",
    re.IGNORECASE,
)
_ENDS_COLON = re.compile(r"[:：][\s*_\"]*$")
_MAIL = re.compile(r"[^\s<>()\[\]\"',;:]@[^\s<>()\[\]\"',;:]+")
_NAMED_MAIL = re.compile(r"[\W_]{0,4}[^\W_][^<>@]{1,80}[<(\[]\s*(?:mailto:)?[^<>@]{0,80}<?[^\s<>()@]+@[^\s<>()]+")
_LEADS_MAIL = re.compile(r"[\W_]{0,3}[^\s<>()@]+@[^\s<>()@]+\s")
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|\d{1,2}\s?[:.時时点h]\s?\d{2}(?!\d)"
)
# A number within the first few words: "On Wed, Sep 25", "Op vrijdag 3 mei", "在 2016年", "23 mar 2017".
_BEGINS_DATED = re.compile(r"[\W_]{0,12}+(?:[^\W\d_]++[^\w]{0,4}+){0,4}+\d")
_ISO_BEGIN = re.compile(r"[\W_]{0,3}\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\D")
_ISO_END = re.compile(r"(?:GMT|UTC)\s?[+-]\d|@[^\s<>]+>\W{0,2}$")
_SHARED = re.compile(
    r"(?<=\S)(?:\s*-{2,}\s*|\s+)(?=(?:On|Am|Le|El|Em|Il|Op|Den|Dnia|W dniu)\s+(?:[^\W\d_]{2,12}[.,]*\s+){0,2}\d)"
)
_SENTENCE_END = re.compile(r"[.!?。！？:：]$")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# "What I sent:" is no saying, though a quote may follow.
_WEAK = re.compile(r"(?:sent|replied|回复|回覆|antwoordde|in)\W*$", re.IGNORECASE)
_INTRO = re.compile(r"[\W_]{0,12}(?:on|am|le|el|em|il|op|den|på|w dniu|dnia|at|在|於|于|в|on the)\b", re.IGNORECASE)


def mark(lines: list[Line]) -> None:
    """Find every saying outside quotes; a line that it shares with the answer becomes two."""
    at = 0
    while at < len(lines):
        if _may_end(lines[at]):
            if _split_shared(lines, at):
                at += 1
            else:
                first = _with_name(lines, _start(lines, at), at)
                if first is not None:
                    _said(lines, first, at)
        at += 1


def _said(lines: list[Line], first: int, end: int) -> None:
    for line in lines[first : end + 1]:
        line.kind = Kind.WROTE
    quote_below(lines, end + 1)


def _may_end(line: Line) -> bool:
    looked = line.bare
    if line.kind is Kind.BLANK or len(line.text) > LOOK:
        return False
    if line.kind is Kind.QUOTE:
        # "> wrote:" and ">:" end an address that was broken before its sign.
        return bool(re.match(r">\s{0,2}(?:\S{1,12}(?: \S{1,12})?)?\s?[:：]$", looked))
    return bool(_ENDS_COLON.search(looked) or _ENDS_SAID.search(looked) or _ISO_BEGIN.match(looked))


def _start(lines: list[Line], end: int) -> int | None:
    """The first line of the saying that ends here; None if nobody is said to have written."""
    quoted = _quote_follows(lines, end)
    found = None
    for first in _backwards(lines, end):
        words = _joined(lines, first, end)
        if len(words) > LOOK or not _balanced(words):
            continue
        if _dated(words, quoted=quoted) and (found is None or _belongs(lines, first, found)):
            return first
        if found is None and _named(words, quoted=quoted):
            found = first
    return found


def _with_name(lines: list[Line], first: int | None, end: int) -> int | None:
    """``Grace <grace@…>`` alone on the line above "wrote on Monday:" is part of it."""
    if first and lines[first - 1].kind is Kind.TEXT and not _MAIL.search(_joined(lines, first, end)):
        above = lines[first - 1].bare
        if _NAMED_MAIL.match(above) and above.rstrip(",，").endswith(">"):
            return first - 1
    return first


def _belongs(lines: list[Line], first: int, found: int) -> bool:
    """The lines above a complete saying are its beginning, not the end of the answer."""
    above = [line.bare for line in lines[first:found]]
    return not any(_SENTENCE_END.search(line) for line in above) and bool(
        _INTRO.match(above[0]) or _YEAR.search(above[0])
    )


def _backwards(lines: list[Line], end: int) -> list[int]:
    """Where the saying may begin, nearest first: lines without a gap, or across one inside an open bracket."""
    places = [end]
    at = end - 1
    while at >= 0 and len(places) < _MOST_LINES:
        line = lines[at]
        if line.kind is Kind.BLANK:
            words = _joined(lines, places[-1], end)
            if _balanced(words) and not words.startswith("<"):
                break
            at -= 1
            continue
        if line.kind is not Kind.TEXT or len(line.text) > LOOK:
            break
        places.append(at)
        at -= 1
    return places


def _joined(lines: list[Line], first: int, end: int) -> str:
    words = ""
    for line in lines[first : end + 1]:
        if line.kind is not Kind.BLANK:
            # A letter whose encoding nobody undid breaks words with an equals sign (RFC 2045 6.7).
            words = words[:-1] + line.bare if words.endswith("=") else f"{words} {line.bare}".strip()
    return words


def _balanced(words: str) -> bool:
    return words.count("<") == words.count(">")


def _dated(words: str, *, quoted: bool) -> bool:
    """It begins with a date: the surest kind."""
    if not (_BEGINS_DATED.match(words) and _DATE.search(words)):
        return False
    if _ENDS_SAID.search(words):
        return True
    if _ENDS_COLON.search(words):
        return bool(
            _MAIL.search(words)
            or _says(words)
            or (quoted and not words[:1].isalpha())
            or (quoted and _INTRO.match(words))
        )
    return bool(_ISO_BEGIN.match(words) and _ISO_END.search(words))


def _named(words: str, *, quoted: bool) -> bool:
    """It begins with a name and an address, or with a name right above a quote."""
    if _ENDS_SAID.search(words):
        if _NAMED_MAIL.match(words) or _LEADS_MAIL.match(words):
            return True
        short = len(words) < 120 and (len(words.split()) <= 8 or bool(_DATE.search(words)))
        return quoted and short and not _WEAK.search(words)
    if _ENDS_COLON.search(words) and _NAMED_MAIL.match(words):
        # "Quoting Grace <grace@…>:"
        if quoted and len(words.split()) <= 8:
            return True
        return bool(_DATE.search(words)) and (_says(words) or quoted)
    return bool(quoted and _ENDS_COLON.search(words) and _DATE.search(words) and _MAIL.search(words))


def _says(words: str) -> bool:
    return bool(_SAID.search(words) or _CJK_SAID.search(words))


def _quote_follows(lines: list[Line], end: int) -> bool:
    for line in lines[end + 1 :]:
        if line.kind is not Kind.BLANK:
            return line.kind is Kind.QUOTE
    return False


def _split_shared(lines: list[Line], end: int) -> bool:
    """``Yes. On 4 May Ada wrote:`` becomes two lines; the second is the saying."""
    for first in _backwards(lines, end)[:3]:
        text = lines[first].text
        cut = next((one.start() for one in reversed(list(_SHARED.finditer(text[:LOOK])))), 0)
        if not re.search(r"\w", text[:cut]):
            continue
        tail = Line(text[cut:].lstrip(), (*lines[first].order, 1))
        words = _joined([tail, *lines[first + 1 : end + 1]], 0, end - first)
        if _balanced(words) and _ENDS_SAID.search(words) and _dated(words, quoted=False):
            lines[first] = Line(text[:cut], lines[first].order)
            lines.insert(first + 1, tail)
            _said(lines, first + 1, end + 1)
            return True
    return False
