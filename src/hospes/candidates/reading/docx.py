"""The words of a DOCX: paragraphs and tables in order, headers, footers and text boxes."""

import io
from collections.abc import Iterable, Iterator

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_BOX = qn("w:txbxContent")
_PARAGRAPH = qn("w:p")
_TEXT = qn("w:t")


def read(data: bytes) -> str:
    """Return the words. ``Document.paragraphs`` alone would drop tables, where résumés keep their years."""
    document = Document(io.BytesIO(data))
    lines = list(_lines(document.iter_inner_content()))
    margins: list[str] = []
    for section in document.sections:
        for margin in (section.header, section.footer):
            if not margin.is_linked_to_previous:
                margins += _lines(margin.iter_inner_content())
    return "\n".join([*margins, *lines, *_boxes(document.element.body)])


def _lines(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        # A merged cell stands in the row once for each column it covers.
        cells = {cell._tc: cell for cell in row.cells}  # noqa: SLF001 -- python-docx has no public name for it
        yield "\t".join("\n".join(_lines(cell.iter_inner_content())) for cell in cells.values())


def _boxes(body: object) -> Iterator[str]:
    """Text boxes, once: each is written a second time for old versions of Word."""
    for box in body.iter(_BOX):  # type: ignore[attr-defined]
        if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
            for paragraph in box.iter(_PARAGRAPH):
                yield "".join(text.text or "" for text in paragraph.iter(_TEXT))
