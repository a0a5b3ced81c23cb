"""A provider by its HTTP interface: chosen, tested and changed on the page, for everybody, a domain, and oneself."""

import pytest

from hospes.post.models import MailServer
from tests.post.providers import DOMAIN, KEY, Provider

SHARED, OTHERS, OWN = "/desk/settings/mail/", "/desk/settings/mail/servers/", "/desk/settings/me/mail/"
GRACE, HELEN = "grace@harbourlight.example", "helen@harbourlight.example"
MAILGUN = {"kind": "mailgun", "host": "api.eu.mailgun.net", "username": DOMAIN, "password": KEY}
BREVO = {"kind": "brevo", "host": "api.brevo.com", "password": f" {KEY} "}


@pytest.mark.parametrize("key", ["mailgun", "mailgun-eu", "sendgrid", "postmark", "brevo"])
@pytest.mark.parametrize("here", [SHARED, OTHERS, OWN])
def test_a_provider_asks_for_a_key_and_little_else(world, helen, key, here):
    page = helen.get(f"{here}?preset={key}")

    form = page.context["form"]
    shown = [field.html_name for field in form.visible_fields() if field.html_name not in {"serves", "hourly", "daily"}]
    assert shown == (["host", "username", "password"] if "mailgun" in key else ["host", "password"])
    assert "Not tested live by us." in page.content.decode()
    if key == "mailgun":
        assert form["username"].value() == ("harbourlight.example" if here == OWN else "")


def test_the_shared_provider_is_set_and_its_key_never_shown(world, helen, sent):
    typed = sent(helen.get(f"{SHARED}?preset=mailgun-eu"), username=DOMAIN, password=KEY)
    helen.post(SHARED, typed)
    helen.post(SHARED, {**typed, "password": "", "daily": "90"})

    server = MailServer.objects.current()
    route = server.route()
    assert (route.kind, route.host, route.port, route.security) == ("mailgun", "api.eu.mailgun.net", 443, "tls")
    assert (route.username, route.password, server.daily) == (DOMAIN, KEY, 90)
    page = helen.get(SHARED).content.decode()
    assert "Mailgun (api.eu.mailgun.net)" in page
    assert KEY not in page


def test_for_a_domain_and_for_oneself(world, helen, as_):
    helen.post(OTHERS, {**MAILGUN, "serves": "other.example"})
    as_(world.grace).post(OWN, BREVO)

    kinds = dict(MailServer.objects.exclude(serves="").values_list("serves", "kind"))
    assert kinds == {"domain:other.example": "mailgun", GRACE: "brevo"}
    assert MailServer.objects.get(serves=GRACE).route().password == KEY


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"password": ""}, "password"),
        ({"username": ""}, "username"),
        ({"username": "a/b"}, "username"),
        ({"host": ""}, "host"),
        ({"host": "not a host"}, "host"),
    ],
)
def test_what_is_missing_is_said_at_its_field(world, as_, change, field):
    answer = as_(world.grace).post(OWN, {**MAILGUN, **change})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
    assert not MailServer.objects.filter(serves=GRACE).exists()
    assert KEY not in answer.content.decode()


def test_a_kept_key_goes_to_no_other_host_and_to_no_mail_server(world, helen):
    helen.post(SHARED, MAILGUN)
    smtp = {"kind": "smtp", "port": "587", "security": "starttls", "username": "it", "host": MAILGUN["host"]}

    for typed in ({**MAILGUN, "host": "evil.example"}, {**BREVO, "host": MAILGUN["host"]}, smtp):
        answer = helen.post(SHARED, {**typed, "password": ""})
        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"password"})
    assert MailServer.objects.current().host == MAILGUN["host"]


def test_from_a_provider_back_to_a_mail_server(world, helen):
    helen.post(SHARED, MAILGUN)

    form = helen.get(f"{SHARED}?preset=exmail").context["form"]

    assert [form[name].value() for name in ("kind", "port", "username")] == ["smtp", 465, ""]


def test_the_test_button_says_what_is_wrong(world, helen, settings):
    settings.POST_TRANSPORT = "smtp"
    with Provider("postmark") as house:
        server = MailServer.objects.configure(**house.settings(serves=GRACE, password="wrong"))
        here = f"{OTHERS}{server.pk}/"
        helen.post(f"{here}test/", {"what": "letter"})
        page = helen.get(here).content.decode()
        for words in ("does not accept this API key", "What to do", "valid Server token", "Does not send"):
            assert words in page

        MailServer.objects.configure(**house.settings(serves=GRACE))
        helen.post(f"{here}test/", {"what": "connection"})
        helen.post(f"{here}test/", {"what": "letter"})
        page = helen.get(here).content.decode()

    assert f"A test letter is on its way to {HELEN}." in page
    assert [got.to for got in house.letters] == [[HELEN]]
