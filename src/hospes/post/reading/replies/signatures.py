"""What stands below the answer and is not the answer: a signature, what the telephone adds, small print."""

import re

from hospes.post.reading.replies.lines import LOOK, Kind, Line, filled
from hospes.post.reading.replies.words import (
    BANNERS,
    CLOSINGS,
    SENT_FROM,
    SENT_FROM_END,
    SMALL_PRINT,
    SMALL_PRINT_ALSO,
    SMALL_PRINT_TITLES,
)

_DEVICE = re.compile(r"[\s*_(\[]*(?:" + "|".join(re.escape(words) for words in SENT_FROM) + ")", re.IGNORECASE)
_DEVICE_END = re.compile("(?:" + "|".join(re.escape(words) for words in SENT_FROM_END) + r")[\s.。!)]*$", re.IGNORECASE)
_DEVICE_WORD = re.compile(
    r"iphon|ipad|ipod|android|mobil|smartphone|samsung|galaxy|huawei|honor|xiaomi|outlook|gmail|blackberry|handy|telefon"
    r"|phone|tablet|windows|nokia|oppo|vivo|pixel|sparrow|acompli|yahoo|proton|gmx|web\.de|mail\.ru|zoho|aol|spark|mailspring"
    r"|airmail|wecom|手机|手機|邮箱|客户端|微信|钉钉|飞书|荣耀|小米|华为|スマート|携帯",
    re.IGNORECASE,
)
# Whatever stands behind these is a device, whoever made it.
_SURELY = re.compile(r"[\s*_(\[]*(?:sent from my(?:\s\S+){1,4}$|发自我的|發自我的|来自我的)", re.IGNORECASE)
_SENTENCE = re.compile(r"[,;，；。!?！？]\s*\S|\.\s+[A-Za-z]")
_CLOSINGS = {re.sub(r"[^\w& ]", "", words.casefold()) for words in CLOSINGS}
# "-Ada Lovelace", "/Ada"
_DASH_NAME = re.compile(r"[-/]{1,2}[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}$")
_CONTACT = re.compile(
    r"\S@\S+\.\S|https?://|www\.|\+?\(?\d[\d\s()./-]{6,}\d|(?:tel|phone|mobile|mob|fax|skype|wechat|电话|手机|微信|邮箱)\s*[.:：]",
    re.IGNORECASE,
)
_PIPES = re.compile(r"[|\s]+$")
_POSTSCRIPT = re.compile(r"p\.?\s?s\.?\b|n\.?b\.|附[:：言]|又及|另外|ps[:：]", re.IGNORECASE)
_SHORT = 72


def mark_devices(lines: list[Line]) -> None:
    """``Sent from my iPhone``, and the frame of bars in which NetEase Mail Master puts a signature."""
    for line in lines:
        if line.kind is Kind.TEXT and is_device(line):
            line.kind = Kind.DEVICE
    bars = [at for at, line in enumerate(lines) if line.kind is not Kind.BLANK and _PIPES.match(line.bare)]
    for first, _second, third in zip(bars, bars[1:], bars[2:], strict=False):
        if third - first < 12 and all(len(line.bare) <= _SHORT for line in lines[first:third]):
            for line in lines[first : third + 1]:
                line.kind = Kind.BLANK if line.kind is Kind.BLANK else Kind.DEVICE


def is_device(line: Line) -> bool:
    looked = line.bare
    if len(looked) > 120 or len(line.text) > LOOK:
        return False
    address = re.sub(r"<?https?://\S*|<[^>]*>|\([^)]*\)", "", looked)
    if len(address) > 80 or _SENTENCE.search(address) or len(address.split()) > 9:
        return False
    if _SURELY.match(address):
        return True
    return bool(_DEVICE_WORD.search(address) and (_DEVICE.match(address) or _DEVICE_END.search(address)))


def cut_below(lines: list[Line]) -> None:
    """Cut signature and small print from the end of what is kept, and a gateway's warning from its head.

    Something must be kept, and something stays.
    """
    _cut_banner(lines)
    _cut_small_print(lines)
    _cut_closing(lines)
    _cut_contact(lines)


def _words(lines: list[Line]) -> list[int]:
    return [at for at in filled(lines, 0) if lines[at].kept]


def _cut(lines: list[Line], first: int, end: int | None = None) -> None:
    for line in lines[first:end]:
        line.kept = False


def _paragraph(lines: list[Line], first: int) -> list[int]:
    """The places of the kept lines from ``first`` to the next blank one."""
    places = []
    for at in range(first, len(lines)):
        if lines[at].kind is Kind.BLANK:
            break
        places.append(at)
    return places


def _cut_banner(lines: list[Line]) -> None:
    words = _words(lines)
    head = _paragraph(lines, words[0])
    text = " ".join(lines[at].text for at in head)[: 4 * LOOK].casefold()
    if len(head) <= 6 and any(warning in text for warning in BANNERS) and len(words) > len(head):
        _cut(lines, head[0], head[-1] + 1)


def _cut_small_print(lines: list[Line]) -> None:
    """From the paragraph that speaks of confidentiality twice, or has such a title, to the end."""
    words = _words(lines)
    for at in words[1:]:
        if lines[at - 1].kind is Kind.BLANK or not lines[at - 1].kept:
            looked = lines[at].bare.casefold().strip(" :*_.")
            text = " ".join(lines[place].text for place in _paragraph(lines, at))[: 8 * LOOK].casefold()
            if looked in SMALL_PRINT_TITLES or _weight(text) >= 3:
                _cut(lines, at)
                return


def _weight(text: str) -> int:
    return 2 * sum(word in text for word in SMALL_PRINT) + sum(word in text for word in SMALL_PRINT_ALSO)


def _cut_closing(lines: list[Line]) -> None:
    """From ``Kind regards`` to the end, where only a name and details stand below; also from ``-Ada``."""
    words = _words(lines)
    for at in reversed(words[-12:]):
        line = lines[at]
        if at == words[0] or line.kind is not Kind.TEXT:
            return
        below = [lines[place] for place in words if place > at]
        if _is_closing(line.bare) and len(below) <= 10 and all(is_detail(one) for one in below):
            _cut(lines, at)
            return
        alone = lines[at - 1].kind is Kind.BLANK
        if alone and _DASH_NAME.match(line.bare) and len(below) <= 3 and all(is_detail(one) for one in below):
            if not _in_list(lines, words, at):
                _cut(lines, at)
            return


def _in_list(lines: list[Line], words: list[int], at: int) -> bool:
    before = [lines[place].bare for place in words if place < at]
    return any(text.startswith(("-", "/")) for text in before[-2:])


def _is_closing(looked: str) -> bool:
    return len(looked) < 60 and " ".join(re.sub(r"[^\w& ]", "", looked.casefold()).split()) in _CLOSINGS


def is_detail(line: Line) -> bool:
    """A name, a title, a number: what may stand in a signature, and is no sentence."""
    looked = line.bare
    if len(looked) > _SHORT or line.kind not in {Kind.TEXT, Kind.RULE} or _POSTSCRIPT.match(looked):
        return False
    return not looked.endswith(("?", "？", "!", "！", "。", "…")) and (
        not looked.endswith(".") or len(looked.split()) <= 3
    )


def _cut_contact(lines: list[Line]) -> None:
    """The last paragraph, where it is a name and at least two ways to reach it."""
    words = _words(lines)
    first = words[-1]
    while first - 1 > words[0] and lines[first - 1].kind is Kind.TEXT and lines[first - 1].kept:
        first -= 1
    block = [lines[at] for at in words if at >= first]
    if first <= words[0] or not 3 <= len(block) <= 10 or not all(is_detail(line) for line in block):
        return
    asked_for = next((lines[at].bare for at in reversed(words) if at < first), "").endswith((":", "："))
    reached = sum(bool(_CONTACT.search(line.bare)) for line in block)
    head = block[0].bare
    if (
        reached >= 2
        and not asked_for
        and not _CONTACT.search(head)
        and not re.search(r"[:：.?!,，。]$", head)
        and len(head.split()) <= 5
    ):
        _cut(lines, first)
