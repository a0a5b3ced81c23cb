"""A day of twenty waiting people, worked off in the run: what is pressed besides typing is counted (practice P35)."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.foundation import clock
from tests.journeys.test_accessible import signed_in
from tests.world import World, in_folder

MOST = 2


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server) -> World:
    """Five are late, five have asked, five are to be rung up, five wait for the first word."""
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    for n in range(5):
        world.apply(Person(f"Late {n}", f"late{n}@example.org"), nonce=f"l{n}")
    world.later(days=10)
    first = [world.apply(Person(f"First {n}", f"first{n}@example.org"), nonce=f"f{n}") for n in range(5)]
    world.later(days=3)
    asked = [world.apply(Person(f"Asks {n}", f"asks{n}@example.org"), nonce=f"q{n}") for n in range(5)]
    for n in range(5):
        world.apply(Person(f"Phone {n}", "", phone=f"+1 416 555 010{n}"), nonce=f"p{n}")
    due = first[0].case.promises.get(kind="REVIEW").due
    world.later(seconds=(due - clock.now() - timedelta(hours=2)).total_seconds())
    for application in asked:
        Message.objects.receive(application.case, words="Is there a bus?", by=application.case.candidate.actor)
    return world


def at_work(world: World, new_context, live_server, **window) -> Page:
    context = new_context(**window)
    signed_in(context, live_server, world.grace, "en")
    page = context.new_page()
    page.goto("/desk/")
    return page


def who(page: Page) -> str:
    return page.locator(".run__who h2").inner_text()


def worked_off(page: Page, act) -> dict[str, int]:
    """Go on until the end; what was pressed for each person."""
    pressed: dict[str, int] = {}
    while page.locator("main.done").count() == 0:
        name = who(page)
        assert name not in pressed, f"{name} comes twice"
        pressed[name] = act(page, name)
        expect(page.locator(".run__who h2", has_text=name)).to_have_count(0)
        page.wait_for_load_state()
        expect(page.locator(".run__who h2, main.done h1")).to_have_count(1)
    return pressed


def by_keys(page: Page, name: str) -> int:
    keys = page.keyboard
    if name.startswith("Asks"):
        keys.press("r")
        keys.press("Control+a")  # Replaces what stands there: part of the typing.
        keys.type("Yes, line 7.")
        keys.press("Control+Enter")
        return 2
    if name.startswith("Phone"):
        keys.press("1")
        keys.type("Told.")
        keys.press("Control+Enter")
        return 2
    if name == "First 0":
        keys.press("1")
        expect(page).to_have_url(re.compile(r"/decline/\?"))
        keys.type("the drawing of the gear train")
        expect(page.locator("textarea[name=text]")).to_have_value(re.compile("gear train"))
        keys.press("Control+Enter")
        return 2
    keys.press("Control+Enter")
    return 1


def by_thumb(page: Page, name: str) -> int:
    send = page.locator("[data-primary]")
    if name.startswith("Asks"):
        page.locator("textarea[name=text]").tap()
        page.keyboard.type("Yes, line 7.")
        send.tap()
        return 2
    if name.startswith("Phone"):
        page.locator("[name=outcome]").first.tap()
        send.tap()
        return 2
    if name == "First 0":
        page.locator("[data-pick='1']").tap()
        expect(page).to_have_url(re.compile(r"/decline/\?"))
        page.keyboard.type("the drawing of the gear train")
        expect(page.locator("textarea[name=text]")).to_have_value(re.compile("gear train"))
        send.tap()
        return 2
    send.tap()
    return 1


def counted(pressed: dict[str, int], what: str, record_property) -> None:
    worst, sum_of = max(pressed.values()), sum(pressed.values())
    line = f"run: {len(pressed)} people, {sum_of} {what} besides typing, at most {worst} a person"
    record_property("harness", line)
    assert (len(pressed), worst) == (20, MOST)


def test_twenty_people_are_worked_off_by_keys(town, new_context, live_server, record_property, shot):
    page = at_work(town, new_context, live_server)

    page.keyboard.press("Space")
    pressed = worked_off(page, by_keys)

    counted(pressed, "keys", record_property)
    expect(page.locator("h1")).to_have_text("Nobody is waiting for you")
    expect(page.locator(".lede")).to_contain_text("minute")
    expect(page.locator(".lede")).to_contain_text("20 people heard from you")
    shot(page, "run-end-1280")


def test_twenty_people_are_worked_off_on_a_phone(town, new_context, live_server, record_property, shot):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = at_work(town, new_context, live_server, **phone)

    page.locator(".runbtn").tap()
    pressed = worked_off(page, by_thumb)

    counted(pressed, "taps", record_property)
    expect(page.locator("h1")).to_have_text("Nobody is waiting for you")
    shot(page, "run-end-390")


def test_no_key_is_stolen_inside_a_field(town, new_context, live_server):
    page = at_work(town, new_context, live_server)
    page.keyboard.press("Space")
    expect(page.locator(".run__who")).to_be_visible()
    page.keyboard.press("r")

    page.keyboard.type(" jkeRcsnv1? ")

    expect(page.locator("textarea[name=text]")).to_have_value(re.compile(r"jkeRcsnv1\? "))
    expect(page).to_have_url(re.compile(r"/desk/run/"))
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
