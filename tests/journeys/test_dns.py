"""What the DNS says about our mail, on a phone and a desk."""

import pytest

from hospes.post.dns_checks.fake import zone
from hospes.post.dns_checks.resolving import MailHost
from hospes.post.models import MailServer
from tests.journeys.test_accessible import signed_in
from tests.world import World, in_folder

HERE = "/desk/settings/mail/dns/"


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server):
    in_folder(settings, tmp_path)
    world = World()
    MailServer.objects.configure(host="mail.harbourlight.example", port=587, security="starttls")
    zone.texts["harbourlight.example"] = ("v=spf1 include:_spf.a-rather-long-name.mail-service.example ~all",)
    zone.mail_hosts["harbourlight.example"] = (MailHost(10, "mail.harbourlight.example"),)
    zone.addresses["mail.harbourlight.example"] = ("2001:db8:85a3:1234:5678:8a2e:370:7334",)
    yield world
    zone.clear()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (1280, "dark")])
def test_the_findings_are_accessible(town, new_context, live_server, accessible, shot, language, width, scheme):
    context = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    signed_in(context, live_server, town.helen, language)
    page = context.new_page()

    page.goto("/desk/settings/mail/")
    page.locator(f'a[href="{HERE}"]').click()
    page.wait_for_url(f"**{HERE}")
    accessible(page)
    shot(page, f"dns-{width}-{scheme}-{language}")
    page.locator("#id_dkim_selectors").fill("not one!")
    page.locator("#id_dkim_selectors").press("Enter")
    page.locator("#id_dkim_selectors[aria-invalid=true]").wait_for()

    assert page.locator("#id_dkim_selectors").input_value() == "not one!"
    accessible(page)
    shot(page, f"dns-wrong-{width}-{scheme}-{language}")
