import pytest

from hospes.post.dns_checks import mail_hosts
from hospes.post.dns_checks.fake import FakeResolver
from hospes.post.dns_checks.resolving import Asker, MailHost

DOMAIN = "in.example"


@pytest.fixture
def ask(empty_zone) -> Asker:
    empty_zone.addresses |= {
        "mx.example": ("192.0.2.25",),
        "inside.example": ("192.168.1.2", "fd00::1"),
        "both.example": ("10.0.0.1", "192.0.2.9"),
    }
    return Asker(FakeResolver(), 5)


@pytest.mark.parametrize(
    ("hosts", "level", "word"),
    [
        ((), "bad", "Nobody takes mail for in.example"),
        (("",), "bad", "says that it takes no mail"),
        (("mx.example",), "good", "Mail is taken by mx.example."),
        (("mx.example", "both.example"), "good", "Mail is taken by mx.example, both.example."),
        (("gone.example",), "bad", "which has no address"),
        (("inside.example",), "bad", "inside a private network"),
        (("192.0.2.25",), "bad", "it has to be a name"),
    ],
)
def test_who_takes_the_mail(ask, empty_zone, hosts, level, word):
    empty_zone.mail_hosts[DOMAIN] = tuple(MailHost(10, host) for host in hosts)

    (said,) = mail_hosts.judge(mail_hosts.read(ask, DOMAIN), DOMAIN, is_ours=False)

    assert str(said.level) == level
    assert word in said.sentence


def test_address_without_mx_takes_mail_but_ours_should_have_one(ask, empty_zone):
    empty_zone.addresses[DOMAIN] = ("192.0.2.7",)
    found = mail_hosts.read(ask, DOMAIN)

    (theirs,) = mail_hosts.judge(found, DOMAIN, is_ours=False)
    (ours,) = mail_hosts.judge(found, DOMAIN, is_ours=True)

    assert (str(theirs.level), str(ours.level)) == ("good", "look")
    assert "has no MX record" in ours.sentence


def test_our_own_is_asked_to_be_this_machine(ask, empty_zone):
    empty_zone.mail_hosts[DOMAIN] = (MailHost(10, "mx.example"),)

    (said,) = mail_hosts.judge(mail_hosts.read(ask, DOMAIN), DOMAIN, is_ours=True)

    assert "Please see that this is the machine" in said.sentence


@pytest.mark.parametrize(
    ("names", "level", "word"),
    [
        ((), "look", "192.0.2.25 (mx.example) has no reverse name"),
        (("other.example",), "look", "is called other.example, but that name does not lead back"),
        (("other.example", "mx.example"), "good", "192.0.2.25 is called other.example, mx.example, and back."),
    ],
)
def test_reverse_name_leads_back(ask, empty_zone, names, level, word):
    empty_zone.names["192.0.2.25"] = names

    (said,) = mail_hosts.judge_reverse(mail_hosts.look_back(ask, "mx.example", "192.0.2.25"))

    assert (str(said.level), said.domain) == (level, "mx.example")
    assert word in said.sentence
