"""A page (HTML) as lines: block by block, quoted containers with a ``>``, nothing of styles, scripts or hidden text.

It is read as a stream of tags, never as a tree, so that depth and size cost time in proportion and nothing else.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field

from lxml import etree

from hospes.post.reading.replies.lines import MOST_LINES, Line
from hospes.post.reading.replies.trimming import Trimmed, take_apart

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """
    address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul
""",
    )
)
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"})
_SILENT = frozenset(
    {
        "head",
        "style",
        "script",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "select",
        "textarea",
    }
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# Containers in which mail programs keep the letter that is answered, by class or id.
_QUOTED = re.compile(
    r"(?:^|\s)(?:yahoo_quoted|yahoo-quoted-begin|protonmail_quote|zmail_extra|ntes-mailmaster-quote|isreplycontent"
    r"|isforwardcontent|history-quote-wrapper|lark-mail-quote\S*|moz-forward-container|olk_src_body_section|mailcontainer_quote"
    r"|tutanota_quote|skiff_quote|fm_quote|email_quote|bloop_original_html|__aliyun_previous\S*|qmorigin\S*"
    r"|mail-editor-reference-message-container|divtagdefaultwrapper_quote|replyblock)(?:\s|$)"
)
# Behind these the answered letter begins, though no container holds it; Gmail's holds the answers between it too.
_HERE = re.compile(
    r"(?:^|\s)(?:gmail_quote|x_gmail_quote|divrplyfwdmsg|x_divrplyfwdmsg|appendonsend|x_appendonsend|stopspelling|zwchr|outlookmessageheader|moz-cite-prefix-none"
    r"|reply-intro|ms-outlook-mobile-reference-message|original-content|originalcontent)(?:\s|$)"
)
_BORDER_ABOVE = re.compile(r"border-top:\s*solid\s*#(?:b5c4df|e1e1e1)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all|font-size:\s*0(?:px|pt|em|;|$)", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block\S*|ms-outlook-mobile-signature|signature-block|x_gmail_signature"
    r"|__aliyun_signature_wrap|lark-mail-signature|ntes-mailmaster-signature|applemailsignature|ms-outlook-ios-signature|fox_sign)(?:\s|$)"
)
_LINE_ENDS = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x1c-\x1e\x85]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FORWARDS = re.compile(r"-{3,}\s*forwarded message|begin forwarded message", re.IGNORECASE)
# A page is read to this length; what is longer is somebody's data, not a letter.
LONGEST = 20_000_000


@dataclass
class _Open:
    tag: str
    quoted: bool
    silent: bool
    signed: bool
    pre: bool


@dataclass
class _Reader:
    """The target of the parser: it writes lines."""

    lines: list[Line] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    quoted: int = 0
    silent: int = 0
    signed: int = 0
    pre: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('name', '')}".casefold()
        style = attributes.get("style", "")
        if tag in _BLOCKS:
            self._end_line(apart=tag in _APART)
        if (_HERE.search(names) and tag != "blockquote") or _BORDER_ABOVE.search(style):
            self._end_line()
            self._write("", here=True)
        if tag == "br":
            self._end_line(always=True)
        elif tag == "hr":
            self._write("________")
        elif tag in {"td", "th", "dd"}:
            self.words.append(" ")
        elif tag == "li":
            self.words.append("- ")
        if tag in _VOID:
            return
        one = _Open(
            tag,
            quoted=tag == "blockquote" or bool(_QUOTED.search(names)),
            silent=tag in _SILENT or bool(_HIDDEN.search(style)),
            signed=bool(_SIGNATURE.search(names)),
            pre=tag == "pre",
        )
        self.open.append(one)
        self._count(one, 1)

    def end(self, tag: str) -> None:
        if tag in _VOID or not self.open:
            return
        # The parser closes in order whatever was opened, so this is the container that ends.
        one = self.open.pop()
        if one.tag in _BLOCKS or one.quoted or one.signed:
            self._end_line(apart=one.tag in _APART)
        self._count(one, -1)

    def data(self, data: str) -> None:
        if self.silent:
            return
        if not self.pre:
            self.words.append(_SPACE.sub(" ", data))
            return
        first, *others = data.split("\n")
        self.words.append(first)
        for line in others:
            self._end_line(always=True)
            self.words.append(line)

    def comment(self, _text: str) -> None:
        """What browsers do not show."""

    def pi(self, _target: str, _data: str = "") -> None:
        """The same."""

    def close(self) -> list[Line]:
        self._end_line()
        return self.lines

    def _count(self, one: _Open, by: int) -> None:
        self.quoted += by * one.quoted
        self.silent += by * one.silent
        self.signed += by * one.signed
        self.pre += by * one.pre

    def _end_line(self, *, always: bool = False, apart: bool = False) -> None:
        text = "".join(self.words)
        self.words.clear()
        text = text if self.pre else _SPACE.sub(" ", text).strip(" ")
        if text or (always and not self.silent):
            self._write(text)
        if apart and self.lines and self.lines[-1].text:
            self._write("")

    def _write(self, text: str, *, here: bool = False) -> None:
        mark = ">" * min(self.quoted, 9)
        text = _LINE_ENDS.sub(" ", f"{mark} {text}".rstrip() if mark else text)
        if len(self.lines) >= MOST_LINES:
            self.rest.append(text)
            return
        self.lines.append(Line(text, (len(self.lines),), here=here and not mark, signed=bool(self.signed) and not mark))


def read(html: str) -> list[Line]:
    """The lines of a page."""
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, huge_tree=True, recover=True, encoding="utf-8")
    with suppress(etree.LxmlError, ValueError, AssertionError):
        parser.feed(html[:LONGEST].replace("\x00", "").encode("utf-8", "replace"))
        parser.close()
    reader.close()
    rest = [Line("\n".join(reader.rest), (len(reader.lines),))] if reader.rest else []
    return [*reader.lines, *rest]


def trim_html(html: str) -> Trimmed:
    """Take a page apart. Both halves are plain text. Never raises."""
    return take_apart(read(html))
