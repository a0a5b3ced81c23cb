"""From the HTML of a mail to plain text as a person would have typed it."""

import re
from html import unescape

import nh3
from lxml import etree, html

# What is longer or has more tags is stripped of them and no more: no person writes it, and parsers of HTML
# take time in the square of attributes and of depth.
LONGEST = 250_000
MOST_TAGS = 15_000
DEEPEST_QUOTE = 20
_UNSEEN = {
    *("script", "style", "head", "title", "template", "noscript", "object", "svg", "math", "select", "textarea"),
    *("iframe", "audio", "video", "canvas"),
}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "hr", "table"}
_BLOCKS = {
    *("div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "address", "center", "form", "body"),
    *("main", "aside", "figure", "figcaption", "caption"),
}
_OTHERS = {"a", "br", "img", "td", "th", "tbody", "thead", "tfoot", "span", "font", "b", "i", "u", "em", "strong"}
_ATTRIBUTES = {"*": {"style"}, "a": {"href"}, "img": {"alt"}}
_SCHEMES = {"http", "https", "mailto"}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\n\f\u00ad\u200b]+")
_SPACES = re.compile(" {2,}")
_MANY = re.compile(r"\n{3,}")
_PICTURE = re.compile(r"data:[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/=\s%]*", re.IGNORECASE)
_UNPARSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_WORDS = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        (r"<!--", r"-->"),
        (r"<script\b", r"</script\s*>"),
        (r"<style\b", r"</style\s*>"),
        (r"<head\b", r"</head\s*>"),
    )
)
_LINE_END = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)


def plain(markup: str) -> str:
    """Return the words of an HTML mail: links with their addresses, lists with marks, quotes as ``> ``."""
    markup = _UNPARSED.sub("", pictures_out(markup))
    if too_much(markup):
        return stripped(markup)
    tamed = nh3.clean(
        markup,
        tags=_PARAGRAPHS | _BLOCKS | _OTHERS,
        clean_content_tags=_UNSEEN,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda _tag, name, value: value if name != "style" or _HIDDEN.search(value) else None,
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel=None,
    )
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    tree = html.document_fromstring(f"<div>{tamed}</div>".encode(), parser=parser)
    if any(error.level_name == "FATAL" for error in parser.error_log):
        return stripped(markup)  # nested so deep that the parser let go of the rest
    page = _Page()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        page.step(event, element)
    return page.text()


def too_much(markup: str) -> bool:
    """Say whether this is more HTML than is worth its parsing."""
    return len(markup) > LONGEST or markup.count("<") > MOST_TAGS


def pictures_out(markup: str) -> str:
    """Return the HTML without the pictures that are written into it: they are never shown and long."""
    return _PICTURE.sub("data:,", markup)


def stripped(markup: str) -> str:
    """Return what stands between the tags, with the ends of lines that they make."""
    for begin, end in _NO_WORDS:
        markup = _without(markup, begin, end)
    words = unescape(_TAG.sub("", _LINE_END.sub("\n", markup))).replace("\xa0", " ")
    return _MANY.sub("\n\n", words).strip()


def _without(markup: str, begin: re.Pattern[str], end: re.Pattern[str]) -> str:
    """Return the HTML without what lies between these; what has no end stays."""
    kept, at = [], 0
    for opening in begin.finditer(markup):
        if opening.start() >= at:
            closing = end.search(markup, opening.end())
            if closing is None:
                break
            kept.append(markup[at : opening.start()])
            at = closing.end()
    return "".join([*kept, markup[at:]])


class _Page:
    """What has been written so far; a line gets the marks of the quotes that it stands in when it ends."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.unseen: etree._Element | None = None
        self.quotes = 0
        self.pre = 0
        self.mark = ""
        self.lists: list[int | None] = []
        self.links: list[tuple[str, int]] = []

    def step(self, event: str, element: etree._Element) -> None:
        if event == "start" and self.unseen is None:
            self._opens(element, str(element.tag))
        elif event == "end":
            self._closes(element, str(element.tag))
        if event != "start":
            self._writes(element.tail or "")

    def text(self) -> str:
        self._ends_line()
        return _MANY.sub("\n\n", "\n".join(self.lines)).strip("\n")

    def _opens(self, element: etree._Element, tag: str) -> None:
        if element.get("style"):  # only what hides was left of it
            self.unseen = element
            return
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        self._parts_with(tag)
        if tag == "blockquote":
            self.quotes += 1
        elif tag == "pre":
            self.pre += 1
        elif tag == "li":
            self.mark = self._next_mark()
        elif tag == "a":
            self.links.append((element.get("href", "").strip(), len(self.line)))
        elif tag == "img":
            self._writes(element.get("alt", ""))
        elif tag in {"td", "th"} and self.line:
            self.line.append(" ")
        self._writes(element.text or "")

    def _closes(self, element: etree._Element, tag: str) -> None:
        if self.unseen is not None:
            self.unseen = None if self.unseen is element else self.unseen
            return
        if tag == "br":
            self._ends_line(keep=True)
        elif tag == "hr":
            self.line.append("-" * 20)
        elif tag == "a":
            self._names_target(*self.links.pop())
        self._parts_with(tag)
        if tag == "blockquote":
            self._drops_blank_lines()
            self.quotes -= 1
            self._parts_with(tag)
        elif tag == "pre":
            self.pre -= 1
        elif tag in {"ul", "ol"}:
            self.lists.pop()

    def _parts_with(self, tag: str) -> None:
        """Begin a new line for a block, and leave one free for a paragraph; a list in a list is none."""
        if tag in _PARAGRAPHS and not (tag in {"ul", "ol"} and len(self.lists) > 1):
            self._ends_line(free=True)
        elif tag in _PARAGRAPHS | _BLOCKS:
            self._ends_line()

    def _next_mark(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        depth = "  " * (len(self.lists) - 1)
        return f"{depth}- " if number is None else f"{depth}{number + 1}. "

    def _names_target(self, target: str, since: int) -> None:
        """Write the address behind the words of a link, unless they are the address."""
        shown = "".join(self.line[since:]).strip()
        bare = target.removeprefix("mailto:").partition("?")[0] if target.startswith("mailto:") else target
        if target.startswith(("http://", "https://", "mailto:")) and bare.rstrip("/") not in {shown, shown.rstrip("/")}:
            self.line.append(f" <{bare}>" if shown else f"<{bare}>")

    def _writes(self, words: str) -> None:
        if self.unseen is not None or not words:
            return
        if not self.pre:
            self.line.append(_BLANK.sub(" ", words))
            return
        first, *others = words.split("\n")
        self.line.append(first)
        for line in others:
            self._ends_line(keep=True)
            self.line.append(line)

    def _ends_line(self, *, free: bool = False, keep: bool = False) -> None:
        """End the line if anything stands in it. ``free``: leave one line free; ``keep``: end an empty one too."""
        words = "".join(self.line)
        if not self.pre:
            words = _SPACES.sub(" ", words).strip(" ")
        words = words.replace("\xa0", " ").rstrip()
        self.line = []
        quoted = "> " * min(self.quotes, DEEPEST_QUOTE)
        if words or keep:
            self.lines.append((quoted + self.mark + words).rstrip())
            self.mark = ""
        if free and self.lines and self.lines[-1].strip("> "):
            self.lines.append(quoted.rstrip())

    def _drops_blank_lines(self) -> None:
        while self.lines and not self.lines[-1].strip("> "):
            self.lines.pop()
