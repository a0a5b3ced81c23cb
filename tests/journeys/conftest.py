"""A real browser on a real server: ``visit("/en/jobs/")`` opens a page, ``accessible(page)`` asks axe.

Every page notes script errors and requests to anywhere but our own server; a journey that leaves
one of them behind fails at its end.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from hospes.config.database import postgresql
from tests.conftest import missing
from tests.journeys.house import House

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOTS = Path(os.environ.get("HOSPES_SHOTS", Path(__file__).parents[2] / "shots"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        missing("Chromium")
    # From here on Playwright's loop runs in this thread, so Django takes every query for an asynchronous one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # Its own sandbox refuses root; the pages are ours.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser: Browser, live_server) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser window of somebody's own: ``new_context(locale="zh-CN", java_script_enabled=False)``."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_context(**wishes: Any) -> BrowserContext:
        facts: dict[str, Any] = {"locale": "en-CA", "viewport": {"width": 1280, "height": 900}, **wishes}
        context = browser.new_context(base_url=live_server.url, **facts)
        context.set_default_timeout(15_000)
        context.on("page", lambda page: watch(page, live_server.url, troubles))
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()
    assert troubles == []


def watch(page: Page, own: str, troubles: list[str]) -> None:
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on("response", lambda answer: troubles.append(f"500: {answer.url}") if answer.status >= 500 else None)
    page.on("request", lambda asked: troubles.append(f"outside: {asked.url}") if is_outside(asked.url, own) else None)


def is_outside(url: str, own: str) -> bool:
    return not url.startswith((own, "data:", "blob:", "about:"))


@pytest.fixture
def visit(new_context) -> Callable[..., Page]:
    """Open an address in a window of its own; ``visit("/en/", locale="zh-CN")``."""

    def open_page(address: str, **wishes: Any) -> Page:
        page = new_context(**wishes).new_page()
        page.goto(address)
        return page

    return open_page


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], None]:
    """Ask axe; any violation fails, with the elements."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options={"runOnly": WCAG}).response["violations"]
        assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found] == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0

    return check


@pytest.fixture(scope="session")
def shot() -> Callable[[Page, str], None]:
    """Keep a picture of a page below ``shots/`` (or ``HOSPES_SHOTS``)."""

    def keep(page: Page, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    return keep


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = House(tmp_path, database_url=own_database())
    try:
        yield opened.open()
    finally:
        opened.close()


def own_database() -> str:
    """On PostgreSQL the house gets a database of its own beside the tests' one; else SQLite in its folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return ""
    facts = postgresql(url)
    name = f"story_{secrets.token_hex(4)}"
    with psycopg.connect(
        dbname=facts["NAME"], user=facts["USER"], password=facts["PASSWORD"], host=facts["HOST"], autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a window of somebody's own; a script error or an answer 500 fails the journey."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_window(**wishes: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-CA", **wishes})
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("response", lambda answer: troubles.append(answer.url) if answer.status >= 500 else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert troubles == []
