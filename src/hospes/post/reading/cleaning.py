"""The HTML of a mail as it may stand in a page of ours: the one sanitiser of the house.

What is left is words, links, lists, tables and the pictures that came with the mail. Nothing of it
runs, looks like a part of our page, or is fetched from anywhere: no script, no style, no form, no
names that a script of ours could meet. A picture that would be fetched is replaced by a mark.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

import nh3
from django.utils.translation import gettext as _

from hospes.post.reading.plain import pictures_out, plain, too_much

_TAGS = {
    *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt"),
    *("em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q"),
    *("s", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("tt", "u", "ul", "wbr"),
}
# They end a line, but are parts of another page than ours.
_BLOCKS = {
    *("address", "article", "aside", "center", "details", "fieldset", "figcaption", "figure", "footer", "form"),
    *("header", "legend", "main", "nav", "section", "summary"),
}
_GONE_WITH_CONTENT = {
    *("applet", "audio", "button", "canvas", "embed", "frameset", "head", "iframe", "math", "noembed", "noframes"),
    *("noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
    "xmp",
}
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "cid"}
_NUMBER = re.compile(r"[0-9]{1,3}")
# What turns the rest of a page around, and controls.
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# As the sanitiser writes it: every value in double quotes.
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_BLOCK = re.compile(rf"<(/?)(?:{'|'.join(sorted(_BLOCKS))})(?: [^<>]*)?>")
_HEADING = re.compile(r"<(/?)h[1-6](?: [^<>]*)?>")
_FETCHED = re.compile(
    r"""(?:\b(?:src|srcset|background|poster|data)\s*=\s*["']?|url\(\s*["']?|@import\s+["']?)\s*(?:https?:)?[/\\]{2}""",
    re.IGNORECASE,
)
_LINK = re.compile(r"""<link\b[^>]{0,500}\bhref""", re.IGNORECASE)


@dataclass(frozen=True)
class Cleaned:
    """HTML that may stand in a page, and how many things in it would have been fetched from elsewhere."""

    markup: str
    left_out: int = 0


def clean(html: str, *, cid_url: Callable[[str], str | None]) -> str:
    """Return the HTML of a mail as it may stand in a page. ``cid_url`` gives the address of an inline picture."""
    return cleaned(html, cid_url=cid_url).markup


def cleaned(html: str, *, cid_url: Callable[[str], str | None]) -> Cleaned:
    """Return the same with a count of what was left out because it would have been fetched."""
    left_out = len(_FETCHED.findall(html)) + len(_LINK.findall(html))
    html = pictures_out(html)
    if too_much(html):
        return Cleaned(f"<pre>{escape(plain(html))}</pre>", left_out)
    markup = nh3.clean(
        html,
        tags=_TAGS | _BLOCKS,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    markup = _BLOCK.sub(r"<\1div>", markup)
    # Headings of a mail are none of our page, and would stand between ours.
    markup = _HEADING.sub(lambda tag: "</strong></div>" if tag[1] else "<div><strong>", markup)
    return Cleaned(_IMAGE.sub(lambda image: _shown(image[1], cid_url), _UNSHOWN.sub("", markup)), left_out)


def _kept(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute as it may stay, None to leave it out."""
    scheme = value.strip().partition(":")[0].lower()
    if name == "src":
        return value if scheme == "cid" else None
    if name == "href":
        return value if scheme != "cid" else None
    if name in {"colspan", "rowspan", "start"}:
        return value if _NUMBER.fullmatch(value) else None
    return value


def _shown(attributes: str, cid_url: Callable[[str], str | None]) -> str:
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    said = " ".join(given.get("alt", "").split())
    source = given.get("src", "").strip()
    address = cid_url(unquote(source.partition(":")[2])) if source else None
    if address:
        return f'<img src="{escape(address)}" alt="{escape(said)}">'
    words = _("Picture not loaded: %(what)s") % {"what": said} if said else _("Picture not loaded")
    return f'<span class="not-loaded">[{escape(words)}]</span>'
