"""A mail that no rule could place is placed by a person: on a phone, without JavaScript, in both languages."""

import pytest

from hospes.conversations.models import Message
from hospes.post.enums import Way
from hospes.post.models import Arrival
from tests.journeys.test_accessible import signed_in
from tests.post.mails import letter
from tests.world import World, in_folder

WORDS = "Dear Ms Hopper,\n\nI mend clocks, and would like to mend robots.\nMay I show you how?\n\nNew Person"


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.ada = world.apply()
    for number, (sender, more) in enumerate(
        [
            ("New Person <new@example.net>", {}),
            ("王璐 <wang@example.net>", {"subject": "自我介绍"}),
            ("Ada Lovelace <ada@example.org>", {"authentication_results": "mx; dmarc=fail"}),
        ]
    ):
        facts = {"to": "grace@h.example", "message_id": f"<{number}@x>", "subject": "May I introduce myself?", **more}
        Arrival.objects.take(letter(sender=sender, text=WORDS, **facts), way=Way.SMTP).sort(by="test")
    return world


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (1280, "dark")])
def test_the_list_and_the_mail_are_accessible(
    town, new_context, live_server, accessible, shot, language, width, scheme
):
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    signed_in(context, live_server, town.grace, language)
    page = context.new_page()
    forged = Arrival.objects.get(from_name="Ada Lovelace")
    for name, address in [
        ("list", "/desk/mails/"),
        ("mail", f"/desk/mails/{forged.public_id}/"),
        ("inbox", "/desk/inbox/"),
    ]:
        assert page.goto(address).status == 200
        accessible(page)
        shot(page, f"unplaced-{name}-{width}-{scheme}-{language}")


def test_a_mail_is_filed_on_a_phone_without_javascript(town, new_context, live_server):
    context = new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    signed_in(context, live_server, town.grace, "en")
    page = context.new_page()
    page.goto("/desk/mails/")
    page.get_by_role("link", name="New Person").first.click()
    page.get_by_label("Name or address").fill("Lovelace")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="File it there").click()

    page.wait_for_url("**/desk/mails/")
    assert Message.objects.get(direction="in").case == town.ada.case
