"""Icons as inline SVG: Lucide (ISC licence), drawn with the stroke of components.css."""

from functools import lru_cache
from importlib.resources import files
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class NoSuchIcon(LookupError):
    """A template names an icon that Lucide does not have; a mistake of ours, found by a test."""


@lru_cache(maxsize=256)
def strokes(name: str) -> SafeString:
    """The drawing inside one icon, without its frame."""
    with (files("lucide") / "lucide.zip").open("rb") as packed, ZipFile(packed) as archive:
        try:
            drawing = ET.fromstring(archive.read(f"{name}.svg"))  # noqa: S314 -- read from a package we pin by hash
        except KeyError:
            raise NoSuchIcon(name) from None
    parts = []
    for part in drawing:
        tag = part.tag.rpartition("}")[2]
        attributes = "".join(f' {key}="{value}"' for key, value in part.attrib.items())
        parts.append(f"<{tag}{attributes}/>")
    return mark_safe("".join(parts))  # noqa: S308 -- read from a package we pin by hash


def icon(name: str, *, classes: str = "", label: str = "") -> SafeString:
    """One icon. Without a label it is decoration and hidden from screen readers."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon{}" {} viewBox="0 0 24 24">{}</svg>',
        f" {classes}" if classes else "",
        spoken,
        strokes(name),
    )
