"""What the DNS says about our mail, on a page of its own."""

import pytest

from hospes.foundation import house
from hospes.post.dns_checks.fake import zone
from hospes.post.dns_checks.resolving import MailHost
from hospes.post.settings import DnsSettings

HERE = "/desk/settings/mail/dns/"


@pytest.fixture(autouse=True)
def empty_zone():
    zone.clear()
    yield
    zone.clear()


def test_mail_settings_lead_there(world, helen):
    assert f'href="{HERE}"' in helen.get("/desk/settings/mail/").content.decode()


def test_offline_says_that_it_could_not_look(world, helen):
    page = helen.get(HERE).content.decode()

    assert "Could not look at SPF, DKIM, DMARC, MX" in page


def test_findings_stand_by_domain_what_to_change_first(world, helen):
    zone.mail_hosts["harbourlight.example"] = (MailHost(10, "mx.example"),)
    zone.addresses["mx.example"] = ("192.0.2.1",)

    groups = helen.get(HERE).context["groups_found"]

    assert [line["state"] for line in groups["harbourlight.example"]] == ["late", "today", "today", "kept"]


def test_selectors_are_kept_and_looked_at_again(world, helen):
    answer = helen.post(HERE, {"dkim_selectors": "S1 pm@harbourlight.example"})

    assert (answer.status_code, answer["Location"]) == (302, HERE)
    assert house.read(DnsSettings).dkim_selectors == "s1 pm@harbourlight.example"


@pytest.mark.parametrize("typed", ["not one!", "x" * 1001])
def test_wrong_selector_is_said_at_its_field_and_kept_there(world, helen, typed):
    answer = helen.post(HERE, {"dkim_selectors": typed})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"dkim_selectors"})
    assert typed in answer.content.decode()


def test_recruiters_have_no_such_page(world, as_):
    assert as_(world.grace).get(HERE).status_code == 404
