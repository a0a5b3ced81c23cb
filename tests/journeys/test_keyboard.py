"""Applying, moving and saying no with the keyboard alone; no pointer is ever used."""

import re

import pytest
from playwright.sync_api import Page, expect

from hospes.applications.models import Application
from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.touches.models import Touch
from tests.journeys.test_accessible import signed_in
from tests.world import World, in_folder


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server) -> World:
    in_folder(settings, tmp_path)
    return World()


def tab_to(page: Page, selector: str, limit: int = 120) -> None:
    """Press Tab until the focus is there; a ring must be seen on the way."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with the keyboard")


def test_applying_with_the_keyboard(town, visit):
    page = visit(f"/en/jobs/{town.job.public_id}/")

    tab_to(page, "#apply [name=name]")
    page.keyboard.type("Ada Lovelace")
    tab_to(page, "#apply [name=email]")
    page.keyboard.type("ada@example.org")
    tab_to(page, "#apply [name=words]")
    page.keyboard.type("I repair pumps.")
    tab_to(page, "#apply textarea[name^=q]")
    page.keyboard.type("A pump that stopped every third night.")
    tab_to(page, "#apply [name=consent]")
    page.keyboard.press("Space")
    tab_to(page, "#apply [data-primary]")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/sent/"))
    assert Application.objects.count() == 1


def test_moving_with_the_keyboard(town, new_context, live_server):
    application = town.apply(Person("Ada Lovelace", "ada@example.org"))
    context = new_context()
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.goto(f"/desk/jobs/{town.job.public_id}/board/")

    tab_to(page, "a[href*='/moves/']")
    page.keyboard.press("Enter")
    expect(page.locator("textarea[name^=text]").first).to_be_visible()
    if not page.evaluate("document.activeElement.matches('[data-primary], [type=submit]')"):
        tab_to(page, "[data-primary]")
    page.keyboard.press("Enter")

    expect(page.locator(".toast")).to_be_visible()
    message = Message.objects.get(case=application.case, act="advance")
    assert message.state == "approved"


def test_saying_no_with_the_keyboard(town, new_context, live_server):
    application = town.apply(Person("Ada Lovelace", "ada@example.org"))
    context = new_context()
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.goto(f"/desk/cases/{application.case.public_id}/")

    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(r"/decline/"))
    page.keyboard.press("1")
    tab_to(page, "[name=thanks]")
    page.keyboard.type("the drawing of the gear train")
    expect(page.locator("textarea[name=text]")).to_have_value(re.compile("gear train"))
    page.keyboard.press("Control+Enter")

    expect(page).not_to_have_url(re.compile(r"/decline/"))
    message = Message.objects.get(case=application.case, act="decline")
    assert "gear train" in message.text


def test_answering_from_the_inbox_with_the_keyboard(town, new_context, live_server):
    case = town.apply(Person("Ada Lovelace", "ada@example.org")).case
    asked = Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    context = new_context()
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.goto("/desk/")

    tab_to(page, "a[href='/desk/inbox/']")
    page.keyboard.press("Enter")
    expect(page.locator(".conv")).to_contain_text("Is there a bus?")
    tab_to(page, ".conv")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/desk/inbox/[a-z0-9]{10}/"))
    tab_to(page, ".ib__do textarea[name=text]")
    page.keyboard.type("Yes, line 7, every ten minutes.")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".toast")).to_be_visible()
    answer = Message.objects.get(direction="out", letter="")
    assert (answer.answers, answer.state) == (asked, "approved")
    assert "line 7" in answer.text


def test_putting_a_message_aside_with_the_keyboard(town, new_context, live_server):
    case = town.apply(Person("Ada Lovelace", "ada@example.org")).case
    Message.objects.receive(case, words="See you then, and thank you for the drawing.", by=case.candidate.actor)
    context = new_context()
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.goto("/desk/inbox/")

    page.keyboard.press("e")
    expect(page).to_have_url(re.compile(r"/dismissal/"))
    tab_to(page, "main [type=submit]")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/desk/inbox/"))
    assert Message.objects.get(direction="in").dismissed_why


def test_a_call_is_planned_and_signed_with_the_keyboard(town, new_context, live_server):
    person = Person("Ada Lovelace", "ada@example.org", phone="+1 416 555 0142", zone="Asia/Tokyo")
    case = town.apply(person).case
    context = new_context()
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.goto(f"/desk/cases/{case.public_id}/touches/")

    tab_to(page, "main [name=reason]")
    page.keyboard.type("She asked about the bus")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/desk/touches/"))
    page.goto(f"/desk/touches/{Touch.objects.get().public_id}/")
    tab_to(page, "main [name=words]")
    page.keyboard.type("We spoke about line 7.")
    tab_to(page, "main [name=outcome][value=spoke]")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_visible()
    touch = Touch.objects.get()
    assert (touch.outcome, touch.settled_by) == ("spoke", town.grace)


def test_a_word_by_wechat_is_planned_opened_and_signed_with_the_keyboard(town, new_context, live_server):
    case = town.apply(Person("王璐", "wang.lu@example.org", language="zh", zone="Asia/Shanghai")).case
    case.candidate.set_handle("wechat", "wanglu_1815", by=town.grace.actor)
    context = new_context()
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.goto(f"/desk/cases/{case.public_id}/touches/?channel=wechat")

    tab_to(page, "main [name=reason]")
    page.keyboard.type("The second opening")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/desk/touches/"))
    page.goto(f"/desk/touches/{Touch.objects.get().public_id}/")
    if page.locator("main [name=anyway]").count():
        tab_to(page, "main [name=anyway]")
        page.keyboard.type("She asked for it")
    tab_to(page, "main form:has([value=begin]) button")
    page.keyboard.press("Enter")
    expect(page.locator("main a[href='weixin://']")).to_be_visible()
    expect(page.locator("#touch-id")).to_have_value("wanglu_1815")
    tab_to(page, "main [name=words]")
    page.keyboard.type("Told her that a second one is in approval.")
    tab_to(page, "main [name=outcome][value=sent]")
    page.keyboard.press("Enter")

    expect(page).not_to_have_url(re.compile(r"/desk/touches/"))
    touch = Touch.objects.get()
    assert (touch.channel, touch.outcome, touch.settled_by) == ("wechat", "sent", town.grace)
