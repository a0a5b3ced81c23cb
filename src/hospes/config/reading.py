"""Text of people on our pages: paragraphs, the language it is written in, places and hours."""

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import get_timezone_location
from django.conf import settings
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from hospes.config.portraits import HAN
from hospes.foundation import wording

HAN_RUN = re.compile(f"({HAN.pattern}(?:{HAN.pattern}|[\u3000-\u303f\uff00-\uffef])*)")


def html_language(code: str) -> str:
    """A language code as HTML writes it: "zh-hans" is "zh-Hans"."""
    first, *rest = code.split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def page_language() -> str:
    """Language of the page being drawn, as Django names it."""
    return get_language() or settings.LANGUAGE_CODE


def marked(text: str) -> SafeString:
    """The text, its Han parts marked with their language where the page is written in letters.

    Enough for a screen reader to change its voice and for the browser to choose the type face.
    """
    if page_language().startswith("zh"):
        return conditional_escape(text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span lang="zh-Hans">{}</span>', part) if HAN.match(part) else part,)
            for part in HAN_RUN.split(text)
        ),
    )


def paragraphs(text: str) -> SafeString:
    """Plain text as paragraphs; lines that begin with "- " become a list. Nothing else is markup."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip())
    return mark_safe("".join(part for block in blocks if block.strip() for part in _block(block)))  # noqa: S308 -- each part is escaped


def _block(block: str) -> list[SafeString]:
    parts: list[SafeString] = []
    plain: list[str] = []
    points: list[str] = []
    for line in [*block.split("\n"), ""]:
        if line.lstrip().startswith(("- ", "• ")):
            parts, plain = [*parts, *_lines(plain)], []
            points.append(line.lstrip()[2:].strip())
            continue
        parts, points = [*parts, *_points(points)], []
        if line.strip():
            plain.append(line.strip())
    return [*parts, *_lines(plain)]


def _lines(lines: list[str]) -> list[SafeString]:
    if not lines:
        return []
    return [format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines)))]


def _points(points: list[str]) -> list[SafeString]:
    if not points:
        return []
    return [format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((point,) for point in points)))]


def place(zone: str) -> str:
    """The town a zone is named after, in the language of the page: Shanghai, 上海."""
    locale = Locale.parse(page_language().replace("-", "_"), sep="_")
    return get_timezone_location(ZoneInfo(zone).key, locale=locale, return_city=True)


def hour(now: datetime, zone: str) -> str:
    """What the clock on the wall shows there, "09:24"."""
    return now.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def languages(path: str, query: str = "") -> list[dict[str, object]]:
    """Addresses of the same page in each language: on the site the address names it, at the desk's doors
    (sign-in, set-up, invitation) a cookie does; elsewhere none.

    What was searched for (``query``) stays.
    """
    first, _slash, rest = path.lstrip("/").partition("/")
    asked = f"?{query}" if query else ""
    if first in wording.codes():
        here = first
        urls = {code: f"/{code}/{rest}{asked}" for code in wording.codes()}
    elif first == "desk":
        here = wording.code(page_language())
        urls = {
            code: f"{reverse('desk:language')}?{urlencode({'language': code, 'next': path + asked})}"
            for code in wording.codes()
        }
    else:
        return []
    return [
        {"url": url, "html": html_language(wording.catalogue(code)), "name": own_name(code), "here": code == here}
        for code, url in urls.items()
    ]


def own_languages() -> list[dict[str, object]]:
    """The languages of this installation by what they call themselves; ``here`` is the page's."""
    here = wording.code(page_language())
    return [
        {"code": code, "html": html_language(wording.catalogue(code)), "name": own_name(code), "here": code == here}
        for code in wording.codes()
    ]


def own_name(code: str) -> str:
    """What a language calls itself, short: EN, 中文."""
    try:
        name = Locale.parse(code).display_name or ""
    except (ValueError, UnknownLocaleError):
        return code.upper()
    return name if HAN.search(name) else code.upper()


def pick(words: Mapping[str, str] | None) -> str:
    """The words in the language of the page, from a mapping by language; "" for none."""
    return wording.pick(words, page_language()) if words else ""
