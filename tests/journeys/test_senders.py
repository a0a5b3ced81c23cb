"""Senders: an admin's list and a member's own mail server, on a phone and a desk, and without JavaScript."""

from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.post.enums import Problem
from hospes.post.models import MailServer
from tests.journeys.test_accessible import signed_in
from tests.world import World, in_folder

OWN = {"host": "smtp.own.example", "port": 465, "security": "tls"}


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server) -> World:
    in_folder(settings, tmp_path)
    world = World()
    serve = MailServer.objects.configure
    serve(**OWN, serves="domain:tideline.cn", hourly=200).note_full(clock.now() + timedelta(minutes=20))
    serve(**OWN, serves=world.grace.email, hourly=100, daily=500, username=world.grace.email).note_trouble(
        Problem.LOGIN_REFUSED, "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled."
    )
    serve(**OWN, serves="a.very.long.address.of.somebody@mail.subsidiary.harbourlight.example")
    world.apply()
    return world


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (1280, "dark")])
def test_the_senders_are_accessible(town, new_context, live_server, accessible, shot, language, width, scheme):
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    signed_in(context, live_server, town.helen, language)
    page = context.new_page()
    server = MailServer.objects.get(serves=town.grace.email)
    for name, address in [
        ("list", "/desk/settings/mail/?preset=exmail"),
        ("new", "/desk/settings/mail/servers/?preset=163"),
        ("one", f"/desk/settings/mail/servers/{server.pk}/"),
        ("removal", f"/desk/settings/mail/servers/{server.pk}/removal/"),
        ("own", "/desk/settings/me/mail/?preset=gmail"),
    ]:
        assert page.goto(address).status == 200
        accessible(page)
        shot(page, f"senders-{name}-{width}-{scheme}-{language}")


def test_a_member_enters_and_removes_his_server_without_javascript(town, new_context, live_server):
    context = new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    signed_in(context, live_server, town.dan, "en")
    page = context.new_page()
    page.goto("/desk/settings/me/mail/")
    page.get_by_role("link", name="Tencent Exmail (WeCom)").click()
    page.get_by_label("Password there").fill("a code")
    page.get_by_role("button", name="Save").click()

    server = MailServer.objects.get(serves=town.dan.email)
    assert (server.host, server.username, server.hourly) == ("smtp.exmail.qq.com", town.dan.email, 100)
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove it").click()

    assert not MailServer.objects.filter(serves=town.dan.email).exists()
    assert page.url.endswith("/desk/settings/me/mail/")
