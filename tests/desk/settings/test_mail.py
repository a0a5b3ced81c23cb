"""Outgoing mail: set, tested, explained; who waits."""

import pytest

from hospes.journal.models import Entry
from hospes.post.enums import Problem
from hospes.post.models import Envelope, MailServer

HERE = "/desk/settings/mail/"
SERVER = {"host": "smtp.example", "port": "465", "security": "tls", "username": "helen", "password": "very secret"}


def test_the_server_is_set_and_the_password_never_shown(world, helen):
    helen.post(HERE, SERVER)
    helen.post(HERE, SERVER | {"port": "587", "security": "starttls", "password": ""})

    route = MailServer.objects.current().route()
    assert (route.host, route.port, route.password) == ("smtp.example", 587, "very secret")
    page = helen.get(HERE).content.decode()
    assert "very secret" not in page
    assert "Leave this empty to keep it" in page


def test_a_kept_password_goes_to_no_other_server(world, helen):
    helen.post(HERE, SERVER)

    answer = helen.post(HERE, SERVER | {"host": "evil.example", "password": ""})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"password"})
    assert MailServer.objects.current().host == "smtp.example"


def test_without_a_user_name_no_password_is_kept(world, helen):
    helen.post(HERE, SERVER)
    helen.post(HERE, SERVER | {"username": "", "password": ""})

    assert MailServer.objects.current().route().password == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [({"host": "not a host"}, "host"), ({"port": "70000"}, "port"), ({"security": "hope"}, "security")],
)
def test_what_cannot_be_a_server_is_refused(world, helen, change, field):
    answer = helen.post(HERE, SERVER | change)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert "very secret" not in answer.content.decode()


def test_a_known_service_is_filled_in(world, helen):
    page = helen.get(f"{HERE}?preset=exmail").content.decode()

    assert 'value="smtp.exmail.qq.com"' in page
    assert "authorisation code" in page


def test_a_test_letter_proves_that_mail_works(world, helen):
    helen.post(f"{HERE}test/", {"what": "letter"})

    assert len(world.office.messages("helen@harbourlight.example")) == 1
    page = helen.get(HERE).content.decode()
    assert "A test letter is on its way to helen@harbourlight.example." in page
    assert "Outgoing mail works." in page
    assert "Accepted last:" in page


def test_the_connection_alone_is_tried(world, helen):
    helen.post(f"{HERE}test/", {"what": "connection"})

    assert world.office.messages("helen@harbourlight.example") == []
    assert "Outgoing mail works" in helen.get(HERE).content.decode()


def test_an_address_that_cannot_send_is_said(world, helen):
    type(world.helen).objects.filter(pk=world.helen.pk).update(email="noreply@harbourlight.example")
    helen.post(f"{HERE}test/", {"what": "letter"})

    assert "looks like an address that nobody reads" in helen.get(HERE).content.decode()


def test_without_a_server_letters_wait(world, helen):
    MailServer.objects.all().delete()
    helen.post(f"{HERE}test/", {"what": "letter"})

    page = helen.get(HERE).content.decode()
    assert "No outgoing mail server is set up yet." in page


def test_trouble_is_explained_and_who_waits_is_named(world, helen):
    MailServer.objects.current().note_trouble(Problem.LOGIN_REFUSED, "535 5.7.139 disabled <b>")
    world.apply()
    Envelope.objects.filter(pk=Envelope.objects.first().pk).update(
        state="uncertain", handing_over_at="2026-01-01T00:00Z"
    )

    page = helen.get(HERE).content.decode()

    for words in ("does not accept this user name", "What to do", "535 5.7.139 disabled &lt;b&gt;", "Ada Lovelace"):
        assert words in page
    assert "One letter waits" in page
    assert "not known whether it left" in page


def test_letters_that_wait_without_trouble_are_named_too(world, helen):
    MailServer.objects.all().delete()
    world.apply()

    assert "What waits is sent by itself" in helen.get(HERE).content.decode()


def test_a_connection_that_fails_says_what_happened(world, helen):
    world.office.close(Problem.SILENT, "timed out")
    helen.post(f"{HERE}test/", {"what": "letter"})

    page = helen.get(HERE).content.decode()
    assert "mail.example does not answer" in page
    assert "No letter waits at the moment." in page


def test_limits_are_kept_and_nothing_is_no_limit(world, helen):
    helen.post(HERE, SERVER | {"hourly": "200", "daily": ""})

    server = MailServer.objects.current()
    assert (server.hourly, server.daily) == (200, 0)
    assert Entry.objects.filter(verb="mail_server.configured").order_by("-pk").first().by == world.helen.actor
    assert helen.post(HERE, SERVER | {"hourly": "-1"}).status_code == 422
