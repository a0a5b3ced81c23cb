"""Candidates' mails as they were written, in Chromium: nothing of them runs, and nothing is asked of anybody else."""

import json

import pytest

from hospes.conversations.models import Message
from hospes.desk.people.as_written import POLICY
from hospes.post.enums import Way
from hospes.post.models import Arrival
from tests.journeys.test_accessible import signed_in
from tests.post.mails import DOT, rich
from tests.post.reading.test_cleaning import PAYLOADS
from tests.world import World, in_folder

MARK = "<p>The drawing: <img src='cid:dot' alt='A dot'></p><img src='https://elsewhere.example/1.gif'>"
LONGEST = 60_000


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.ada = world.apply()
    return world


def written(html: str) -> Message:
    """A mail of Ada's with this HTML and a picture of its own."""
    Arrival.objects.take(rich(MARK + html, ("dot", DOT)), way=Way.SMTP).sort(by="test")
    return Message.objects.get(direction="in")


def at_the_thread(town, new_context, live_server, **wishes):
    context = new_context(**wishes)
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"/desk/cases/{town.ada.case.public_id}/?tab=talk")
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_a_mail_is_read_as_it_was_written(town, new_context, live_server, accessible, shot, scripts):
    written("<ul><li>one</li></ul>")
    page = at_the_thread(town, new_context, live_server, java_script_enabled=scripts)

    page.get_by_role("link", name="As written").click()

    frame = page.frame_locator("iframe")
    frame.get_by_text("The drawing:").wait_for()
    picture = frame.get_by_role("img", name="A dot")
    assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") == 1
    assert frame.get_by_text("Picture not loaded").count() == 1
    assert page.get_by_text("1 picture or style from elsewhere was not loaded").count() == 1
    assert [url for url in page.asked if not url.startswith(live_server.url)] == []
    if scripts:
        accessible(page)
        shot(page, "as-written")


@pytest.mark.corpus
def test_what_was_made_to_get_through_does_nothing(town, new_context, live_server, corpora):
    folder = corpora / "malicious-input"
    lines = json.loads((folder / "blns" / "blns.json").read_text("utf-8"))
    for file in sorted((folder / "fuzzdb" / "html_js_fuzz").glob("*.txt")):
        lines += file.read_text("utf-8", errors="replace").splitlines()
    lines += [file.read_text("utf-8", errors="replace") for file in sorted((folder / "svg").rglob("*.svg"))]
    everything = "".join(f"<div>{line}</div>" for line in [*PAYLOADS, *lines]).encode("utf-8", "replace").decode()
    pieces = [everything[at : at + LONGEST] for at in range(0, len(everything), LONGEST)]
    for number, piece in enumerate(pieces):
        raw = rich(MARK + piece, ("dot", DOT), message_id=f"<{number}@example.org>")
        Arrival.objects.take(raw, way=Way.SMTP).sort(by="test")
    page = at_the_thread(town, new_context, live_server)
    mails = Message.objects.filter(direction="in").exclude(arrival=None)
    assert mails.count() == len(pieces)

    for mail in mails:
        page.goto(f"/desk/cases/{town.ada.case.public_id}/written/{mail.pk}/")
        page.frame_locator("iframe").get_by_text("The drawing:").wait_for()
        page.goto(f"/desk/cases/{town.ada.case.public_id}/written/{mail.pk}/words/")

    assert [url for url in page.asked if not url.startswith((live_server.url, "data:", "about:"))] == []


def test_even_without_the_sanitiser_the_frame_lets_nothing_out(town, window, live_server):
    """The policy alone, on a page that was not cleaned: two walls, each of which is enough."""
    mail = written("")
    page = window(base_url=live_server.url)
    signed_in(page.context, live_server, town.grace, "en")
    stopped: list[tuple[str, str]] = []
    page.on("requestfailed", lambda request: stopped.append((request.url, request.failure)))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    raw = "<script>alert(1)</script><img src='https://elsewhere.example/2.gif' onerror=alert(2)><p>raw</p>"
    headers = {"Content-Security-Policy": POLICY}
    page.route("**/words/", lambda route: route.fulfill(body=raw, content_type="text/html", headers=headers))

    page.goto(f"/desk/cases/{town.ada.case.public_id}/written/{mail.pk}/")

    page.frame_locator("iframe").get_by_text("raw").wait_for()
    assert stopped == [("https://elsewhere.example/2.gif", "csp")]
