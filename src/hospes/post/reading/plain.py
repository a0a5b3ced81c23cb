"""From the HTML of a mail to plain text as a person would have typed it."""

import re

from lxml import etree, html

# More is not shown as text; the mail itself is kept whole.
LONGEST = 2_000_000
DEEPEST_QUOTE = 20
_UNSEEN = {"script", "style", "head", "title", "template", "noscript", "object", "svg", "math", "select", "textarea"}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "hr", "table"}
_BLOCKS = {"div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "address", "center", "form", "body"}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\n\f\u00ad\u200b]+")
_SPACES = re.compile(" {2,}")
_MANY = re.compile(r"\n{3,}")
_UNPARSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def plain(markup: str) -> str:
    """Return the words of an HTML mail: links with their addresses, lists with marks, quotes as ``> ``."""
    tree = _parsed(_UNPARSED.sub("", markup[:LONGEST]))
    if tree is None:
        return _TAG.sub("", markup[:LONGEST]).strip()
    page = _Page()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        page.step(event, element)
    return page.text()


def _parsed(markup: str) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=False, no_network=True)
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


class _Page:
    """What has been written so far; a line gets the marks of the quotes that it stands in when it ends."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.unseen: etree._Element | None = None
        self.quotes = 0
        self.pre = 0
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
        if tag in _UNSEEN or _HIDDEN.search(element.get("style", "")):
            self.unseen = element
            return
        self._parts_with(tag)
        if tag == "blockquote":
            self.quotes = min(self.quotes + 1, DEEPEST_QUOTE)
        elif tag == "pre":
            self.pre += 1
        elif tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.line.append(self._mark())
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

    def _mark(self) -> str:
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
            words = _SPACES.sub(" ", words) if not words.startswith(" ") else _SPACES.sub(" ", words.lstrip(" "))
        words = words.replace("\xa0", " ").rstrip()
        self.line = []
        mark = "> " * self.quotes
        if words or keep:
            self.lines.append((mark + words).rstrip())
        if free and self.lines and self.lines[-1] != mark.rstrip():
            self.lines.append(mark.rstrip())
