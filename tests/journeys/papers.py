"""Chinese résumés, made on the spot: as PDF and as DOCX."""

from pathlib import Path

from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

LINES = [
    "王璐 固件工程师",
    "2018.05 – 至今 海港机器人研究所",
    "2011 – 2018 浙江大学 控制科学 硕士",
    "技能：C、Python、CAN 总线",
]


def chinese_pdf(file: Path) -> Path:
    """A page of Chinese text as PDF."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page = canvas.Canvas(str(file))
    page.setFont("STSong-Light", 14)
    for number, line in enumerate(LINES):
        page.drawString(72, 760 - 24 * number, line)
    page.save()
    return file


def chinese_docx(file: Path) -> Path:
    """The same as DOCX, with a table."""
    document = Document()
    document.add_heading("陈思", 0)
    table = document.add_table(rows=0, cols=1)
    for line in LINES:
        table.add_row().cells[0].text = line
    document.save(str(file))
    return file
