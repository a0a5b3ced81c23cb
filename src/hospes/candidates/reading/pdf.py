"""The words of a PDF, page by page, and whether it holds scripts or actions."""

import re
import zlib

import pypdfium2
from pypdfium2 import raw

from hospes.candidates.reading.cannot import CannotRead

MOST_PAGES = 150
_ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|EmbeddedFile|GoToE)(?![A-Za-z])"
    rb"|/URI\s*\(\s*(?!https?:|mailto:|tel:)[A-Za-z]+:"
)
_PACKED = re.compile(rb"/ObjStm.{0,400}?stream\r?\n", re.DOTALL)
_MOST_INFLATED = 4 * 1024 * 1024
_MOST_STREAMS = 500


def read(data: bytes, most: int) -> tuple[str, bool]:
    """Return the words, at most ``most`` characters, and whether the file is active. Raises CannotRead."""
    active = is_active(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refused:
        locked = refused.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise CannotRead("password" if locked else "damaged", active=active) from refused
    active = active or raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
    pages: list[str] = []
    for page in document:
        pages.append(page.get_textpage().get_text_bounded())
        page.close()
        if len(pages) > MOST_PAGES or sum(map(len, pages)) > most:
            raise CannotRead("too_long", active=active)
    return "\n\n".join(pages), active


def is_active(data: bytes) -> bool:
    """Say whether the file names a script or an action, plainly or inside a packed object stream."""
    if _ACTIVE.search(data):
        return True
    for number, start in enumerate(_PACKED.finditer(data)):
        if number == _MOST_STREAMS or _ACTIVE.search(_inflated(data[start.end() :])):
            # So many streams that we stop looking: treated as active, it is only downloaded.
            return True
    return False


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, _MOST_INFLATED)
    except zlib.error:
        return b""
