"""Files of invented people: DOCX made by python-docx, and four PDFs of our own."""

import io
from pathlib import Path

from docx import Document

from hospes.applications.models.submitting import Incoming

FOLDER = Path(__file__).resolve().parents[1] / "documents"


def pdf(name: str) -> Incoming:
    """One of the four PDFs that stand in ``documents``."""
    return Incoming(name, (FOLDER / name).read_bytes())


def docx_en(name: str) -> Incoming:
    """A résumé in English, with a table, as people write them."""
    return _docx(
        name,
        f"{name.replace(' ', '-')}.docx",
        "Profile",
        "Eight years with people who use machines for a living. I listen first and write down what I heard.",
        [
            ("2022 – now", "Quayside Systems, Halifax", "Looked after nine harbours"),
            ("2018 – 2022", "Northern Pumps", "Service desk, then field"),
        ],
    )


def docx_zh(name: str) -> Incoming:
    """A résumé in Chinese."""
    return _docx(
        name,
        f"{name}-简历.docx",
        "简介",
        "八年嵌入式开发经验，熟悉电机控制与现场调试，习惯把问题写清楚。",
        [
            ("2021.03 – 至今", "海岸自动化（上海）", "负责推进器固件"),
            ("2017.07 – 2021.02", "江南电机", "驱动开发与测试"),
        ],
    )


def _docx(name: str, filename: str, heading: str, about: str, rows: list[tuple[str, str, str]]) -> Incoming:
    document = Document()
    document.add_heading(name, 0)
    document.add_heading(heading, 1)
    document.add_paragraph(about)
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    held = io.BytesIO()
    document.save(held)
    return Incoming(filename, held.getvalue())
