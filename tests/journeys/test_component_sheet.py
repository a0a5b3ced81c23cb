"""Every component, in a real browser: no accessibility violation, nothing wider than the screen, no script error."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Route

from tests.config import gallery_values

pytestmark = pytest.mark.journey

SHEET = "http://sheet.test/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COMPANY = {"name": "Harbourlight", "logo": "img/harbourlight.svg"}


@pytest.fixture(scope="module")
def sheet() -> str:
    values = {**gallery_values.values(), "company": COMPANY}
    return render_to_string("gallery.html", values, request=RequestFactory().get("/en/"))


def answer(route: Route, sheet: str) -> None:
    """Serve the sheet and our static files without a server."""
    path = route.request.url.removeprefix(SHEET.rstrip("/"))
    found = finders.find(path.removeprefix(settings.STATIC_URL)) if path.startswith(settings.STATIC_URL) else None
    if found:
        route.fulfill(path=Path(found))
    else:
        route.fulfill(body=sheet, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_sheet_can_be_used_by_everybody(browser: Browser, sheet: str, theme: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.route("**/*", lambda route: answer(route, sheet))
    page.goto(SHEET, wait_until="networkidle")
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert broken == []
    page.close()
