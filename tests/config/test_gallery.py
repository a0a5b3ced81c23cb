"""The component sheet renders, under our content policy, with every icon that a template names."""

import re
from pathlib import Path

from django.template.loader import render_to_string
from django.test import RequestFactory

import hospes
from hospes.config import icons
from tests.config import gallery_values

TEMPLATES = sorted(Path(hospes.__path__[0]).rglob("templates/**/*.html"))
COMPANY = {"name": "Harbourlight", "logo": "img/harbourlight.svg"}


def test_every_component_renders() -> None:
    request = RequestFactory().get("/en/")
    page = render_to_string(
        "gallery.html", {**gallery_values.values(), "company": COMPANY, "toast": None}, request=request
    )
    assert page.count('class="promise') > 10
    assert "lin-yue" in page


def test_no_template_holds_inline_style_or_script() -> None:
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*(?:\bsrc=|application/ld\+json))", re.IGNORECASE)
    assert [str(path) for path in TEMPLATES if inline.search(path.read_text())] == []


def test_every_icon_that_a_template_names_exists() -> None:
    named = {name for path in TEMPLATES for name in re.findall(r'\{% icon "([^"]+)"', path.read_text())}
    assert named
    for name in sorted(named):
        assert icons.strokes(name)
