import pytest

from hospes.foundation import house
from hospes.post.dns_checks import dkim, resolving
from hospes.post.dns_checks.looking import look
from hospes.post.dns_checks.resolving import Asker, MailHost, NoAnswer
from hospes.post.models import MailServer
from hospes.post.settings import DnsSettings, ReceivingSettings

DOMAIN = "harbourlight.example"
HOST = "mail.harbourlight.example"
pytestmark = pytest.mark.django_db


def lines(*domains: str) -> set[tuple[str, str, str]]:
    return {(str(each.level), each.domain, each.sentence) for each in look(domains or [DOMAIN])}


@pytest.fixture
def server() -> MailServer:
    return MailServer.objects.configure(host=HOST, port=587, security="starttls")


def test_healthy_domain_is_good_in_everything(healthy, server):
    assert lines("HarbourLight.example", DOMAIN) == {
        ("good", DOMAIN, "SPF names who may send: v=spf1 a:mail.harbourlight.example -all"),
        ("good", DOMAIN, "DKIM key default is there."),
        ("good", DOMAIN, "DMARC is there (p=reject)."),
        ("good", DOMAIN, f"Mail is taken by {HOST}."),
        ("good", HOST, f"192.0.2.25 is called {HOST}, and back."),
        ("good", HOST, f"2001:db8::25 is called {HOST}, and back."),
    }


def test_nobody_answers_is_said_once_a_domain(server):
    assert lines(DOMAIN, "other.example") == {
        ("look", domain, "Could not look at SPF, DKIM, DMARC, MX: the DNS did not answer. Is this machine offline?")
        for domain in (DOMAIN, "other.example")
    }


def test_closed_network_knows_nothing_of_our_records(healthy, server):
    healthy.addresses[resolving.ALWAYS_THERE] = ()
    healthy.texts.clear()

    assert {line[2][:30] for line in lines()} == {"Could not look at SPF, DKIM, D"}


def test_single_domain_that_is_silent_is_told_of_alone(healthy, server):
    healthy.silent |= {"silent.example", "_dmarc.silent.example"}
    healthy.silent |= {f"{selector}._domainkey.silent.example" for selector in dkim.WELL_KNOWN}

    said = lines(DOMAIN, "silent.example")

    assert {line[2][:39] for line in said if line[1] == "silent.example"} == {"Could not look at SPF, DKIM, DMARC, MX:"}
    assert {line[0] for line in said if line[1] == DOMAIN} == {"good"}


def test_house_without_domains_has_nothing_to_look_at(healthy):
    assert look([]) == []


def test_named_selectors_are_looked_at_and_no_others(healthy, server):
    house.write(DnsSettings, dkim_selectors="default@harbourlight.example gone")
    healthy.texts["gone._domainkey.other.example"] = ("p=",)

    said = lines(DOMAIN, "other.example")

    assert {line for line in said if "DKIM" in line[2]} == {
        ("good", DOMAIN, "DKIM key default is there."),
        ("look", "other.example", "DKIM key gone was revoked: letters signed with it count as unsigned."),
    }


def test_missing_named_key_is_bad_and_a_silent_one_unknown(healthy, server):
    house.write(DnsSettings, dkim_selectors="gone silent")
    healthy.silent.add(f"silent._domainkey.{DOMAIN}")

    said = {line[2] for line in lines() if "DKIM" in line[2]}

    assert len(said) == 2
    assert any("There is no DKIM key at gone._domainkey." in sentence for sentence in said)
    assert any("Could not look at DKIM:" in sentence for sentence in said)


def test_silent_usual_name_is_no_matter_where_a_key_was_found(healthy, server):
    healthy.silent.add(f"google._domainkey.{DOMAIN}")

    assert {line[0] for line in lines()} == {"good"}


def test_receivers_domain_is_looked_at_too_and_carries_the_return_address(healthy, server):
    house.write(ReceivingSettings, domain="In.Example")
    healthy.texts["in.example"] = (f"v=spf1 a:{HOST} -all",)
    healthy.mail_hosts["in.example"] = (MailHost(5, "mx.example"),)
    healthy.addresses["mx.example"] = ("192.0.2.99", "10.0.0.1")
    del healthy.texts[DOMAIN], healthy.texts[f"default._domainkey.{DOMAIN}"]

    said = lines()

    assert {line[1] for line in said} == {DOMAIN, "in.example", HOST, "mx.example"}
    assert {line[2][:24] for line in said if line[0] == "bad"} == {"Letters from harbourligh"}
    assert {line[2][:24] for line in said if line[:2] == ("look", DOMAIN)} == {
        "There is no SPF record. ",
        "No DKIM key was found un",
    }
    assert {line[0] for line in said if line[1] == "mx.example"} == {"look"}


def test_without_return_path_the_writers_domain_is_in_it(healthy, server):
    house.write(ReceivingSettings, domain="in.example", bounce_local="")
    del healthy.texts[DOMAIN]

    assert ("bad", DOMAIN) in {line[:2] for line in lines() if "SPF" in line[2]}


def test_domain_with_a_server_of_its_own_is_compared_with_that(healthy, server):
    MailServer.objects.configure(host="smtp.gmail.com", port=587, security="starttls", serves="domain:other.example")
    MailServer.objects.configure(host="x.example", port=587, security="starttls", serves="one@other.example")

    said = {line[2] for line in lines() if line[1] == "other.example" and "SPF" in line[2]}

    assert said == {"There is no SPF record. Add a TXT record at other.example: v=spf1 include:_spf.google.com ~all"}


def test_server_inside_the_network_is_asked_nothing_about(healthy, server):
    healthy.addresses[HOST] = ("10.1.2.3",)
    healthy.texts[DOMAIN] = ("v=spf1 ip4:192.0.2.1 -all",)
    healthy.mail_hosts[DOMAIN] = (MailHost(5, "mx.example"),)
    healthy.addresses["mx.example"] = ("192.0.2.99",)

    assert {line[0] for line in lines()} == {"good"}
    assert {line[1] for line in lines()} == {DOMAIN}


def test_time_is_shared_by_all_questions(healthy):
    ask = Asker(FakeClockless(), 0)

    with pytest.raises(NoAnswer, match="no time was left"):
        ask.texts(DOMAIN)


def test_one_question_takes_two_seconds_at_most():
    assert Asker(FakeClockless(), 60).texts(DOMAIN) == (str(resolving.A_QUESTION),)
    assert Asker(FakeClockless(), 60).addresses("192.0.2.1") == ("192.0.2.1",)


class FakeClockless:
    """Answers with the time it was given."""

    def texts(self, name, seconds):
        return (str(seconds),)
