"""The words of an ODT, paragraphs and headings in order, those of tables too."""

import io
from collections.abc import Iterator
from typing import Any

from odf import teletype
from odf.namespaces import TEXTNS
from odf.opendocument import load

_LINES = {(TEXTNS, "p"), (TEXTNS, "h")}


def read(data: bytes) -> str:
    """Return the words."""
    return "\n".join(_lines(load(io.BytesIO(data)).text))


def _lines(node: Any) -> Iterator[str]:
    if getattr(node, "qname", None) in _LINES:
        yield teletype.extractText(node)
        return
    for child in node.childNodes:
        yield from _lines(child)
