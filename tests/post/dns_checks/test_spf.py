import pytest

from hospes.post.dns_checks import spf
from hospes.post.dns_checks.fake import FakeResolver
from hospes.post.dns_checks.resolving import Asker, MailHost

DOMAIN = "harbourlight.example"
HOST = "mail.harbourlight.example"


@pytest.fixture
def judged(empty_zone):
    """What is said about a domain with these records, as (level, sentence)."""

    def judge(*records: str, host: str = HOST, addresses=("192.0.2.25",), travels=True):
        empty_zone.texts[DOMAIN] = ("something else", *records)
        found = spf.read(Asker(FakeResolver(), 5), DOMAIN)
        said = spf.judge(found, DOMAIN, host=host, addresses=addresses, travels=travels)
        return [(str(each.level), each.sentence) for each in said]

    return judge


def level(said) -> list[str]:
    return [each[0] for each in said]


@pytest.mark.parametrize(
    "record",
    [
        "v=spf1 ip4:192.0.2.0/24 -all",
        "V=SPF1 a:mail.harbourlight.example ~all",
        "v=spf1 a:mail.harbourlight.example/28//64 -all",
        "v=spf1 mx -all",
        "v=spf1 include:_spf.service.example -all",
        "v=spf1 redirect=_spf.service.example",
        "v=spf1 exists:%{i}.list.example -all",
        "v=spf1 include:%{d}.list.example -all",
        "v=spf1 a:mail.harbourlight.example exp=why.example unknown=modifier -all",
    ],
)
def test_record_that_names_the_server_is_good(judged, empty_zone, record):
    empty_zone.addresses[HOST] = ("2001:db8::25", "192.0.2.25")
    empty_zone.mail_hosts[DOMAIN] = (MailHost(0, ""), MailHost(10, HOST))
    empty_zone.texts["_spf.service.example"] = ("v=spf1 ip4:192.0.2.25 ip6:2001:db8::/32 -all",)

    assert judged(record) == [("good", f"SPF names who may send: {record}")]


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("", "v=spf1 mx ~all"),
        (HOST, f"v=spf1 a:{HOST} ~all"),
        ("192.0.2.25", "v=spf1 ip4:192.0.2.25 ~all"),
        ("2001:db8::25", "v=spf1 ip6:2001:db8::25 ~all"),
        ("smtp.gmail.com", "v=spf1 include:_spf.google.com ~all"),
    ],
)
def test_missing_record_is_written_out(judged, host, wanted):
    assert judged(host=host) == [
        ("bad", f"There is no SPF record. Add a TXT record at harbourlight.example: {wanted}"),
    ]


def test_missing_record_matters_less_where_no_letter_travels(judged):
    assert level(judged(travels=False)) == ["look"]


def test_two_records_are_none(judged):
    said = judged("v=spf1 mx -all", "v=spf1 a -all")

    assert said == [
        ("bad", "There are 2 SPF records, so none counts. Merge them into one: v=spf1 mx -all | v=spf1 a -all")
    ]


@pytest.mark.parametrize(
    ("record", "levels", "word"),
    [
        ("v=spf1 ip4:192.0.2.25 +all", ["bad"], "whole world"),
        ("v=spf1 ip4:192.0.2.25 all", ["bad"], "whole world"),
        ("v=spf1 ip4:192.0.2.25 ?all", ["look"], "protects nobody"),
        ("v=spf1 ip4:192.0.2.25", ["look"], "protects nobody"),
        ("v=spf1 ip4:192.0.2.300 -all", ["bad"], "192.0.2.300"),
        ("v=spf1 ip4:192.0.2.25 ipv4:192.0.2.1 -all", ["bad"], "ipv4:192.0.2.1"),
        ("v=spf1 ip4:192.0.2.25 !!! -all", ["bad"], "!!!"),
        ("v=spf1 include:gone.example -all", ["bad"], "gone.example"),
        ("v=spf1 ip4:198.51.100.1 -all", ["look"], f"Add a:{HOST} before"),
        ("v=spf1 -ip4:192.0.2.25 -all", ["look"], f"Add a:{HOST} before"),
        ("v=spf1 ip6:2001:db8::/32 -all", ["look"], f"Add a:{HOST} before"),
    ],
)
def test_what_is_wrong_is_said(judged, record, levels, word):
    said = judged(record)

    assert level(said) == levels
    assert word in said[0][1]


def test_more_than_ten_lookups_are_counted_also_in_circles(judged, empty_zone):
    empty_zone.texts["round.example"] = ("v=spf1 include:round.example -all",)

    said = judged("v=spf1 include:round.example -all")
    further = judged("v=spf1 " + " ".join("a" for _ in range(11)) + " redirect=round.example")

    assert (level(said), level(further)) == (["bad"], ["bad", "look"])
    assert "11 further look-ups" in said[0][1]
    assert "12 further look-ups" in further[0][1]


def test_service_is_known_by_what_it_wants_included(judged, empty_zone):
    empty_zone.texts["_spf.google.com"] = ("v=spf1 ip4:198.51.100.0/24 ~all",)

    with_it = judged("v=spf1 include:_spf.google.com ~all", host="smtp.gmail.com")
    without = judged("v=spf1 ip4:192.0.2.25 ~all", host="smtp.gmail.com")

    assert (level(with_it), level(without)) == (["good"], ["look"])
    assert "Add include:_spf.google.com before" in without[0][1]


def test_server_of_the_own_network_is_not_looked_for(judged):
    assert level(judged("v=spf1 ip4:198.51.100.1 -all", addresses=())) == ["good"]
