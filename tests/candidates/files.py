"""Small files of every kind, made on the spot."""

import io
import zipfile
from collections.abc import Mapping

import docx
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, P
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 32
WEBP = b"RIFF\x20\0\0\0WEBPVP8 " + b"\0" * 32
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 32
OLD_DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
RTF = rb"{\rtf1\ansi\ansicpg936 Ada {\b Lovelace}\par \'cd\'f5\'e8\'b4 }"


def docx_of(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt_of(*lines: str) -> bytes:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Résumé"))
    table = Table()
    row = TableRow()
    for line in lines:
        document.text.addElement(P(text=line))
        cell = TableCell()
        cell.addElement(P(text=f"in a table: {line}"))
        row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def pdf_of(*lines: str, pages: int = 1, password: str = "", font: str = "Helvetica") -> bytes:
    if font == "STSong-Light":
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    stream = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(stream, pagesize=A4, encrypt=lock)
    for _page in range(pages):
        canvas.setFont(font, 12)
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def zip_of(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_members(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """An archive with some members added or replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**kept, **members})


def marked_encrypted(data: bytes) -> bytes:
    """An archive whose directory says that its members are encrypted."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at != -1:
        changed[at + 8] |= 1
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)
