import pytest

from hospes.post.dns_checks import dmarc
from hospes.post.dns_checks.fake import FakeResolver
from hospes.post.dns_checks.resolving import Asker

DOMAIN = "harbourlight.example"


@pytest.fixture
def found(empty_zone):
    def read(domain: str = DOMAIN, **records: tuple[str, ...]):
        empty_zone.texts["something"] = ("else",)
        for name, texts in records.items():
            empty_zone.texts[f"_dmarc.{name.replace('__', '.')}"] = texts
        return dmarc.read(Asker(FakeResolver(), 5), domain)

    return read


def judged(record, domain=DOMAIN, *, envelope=DOMAIN, signed=False):
    said = dmarc.judge(record, domain, envelope=envelope, signed=signed)
    return [(str(each.level), each.sentence) for each in said]


def test_policy_is_found_above_the_domain(found):
    above = found("team.jobs.harbourlight.example", harbourlight__example=("v=DMARC1; p=reject; sp=quarantine",))

    assert (above.at, above.organisation) == (DOMAIN, DOMAIN)
    assert judged(above, "team.jobs.harbourlight.example", envelope="team.jobs.harbourlight.example") == [
        ("good", "DMARC is there (p=quarantine).")
    ]


def test_highest_record_is_the_organisation_unless_it_is_a_public_suffix(found):
    records = {"jobs__harbourlight__example": ("v=DMARC1; p=none",), "harbourlight__example": ("v=DMARC1; p=reject",)}

    own = found("jobs.harbourlight.example", **records)
    public = found("jobs.harbourlight.example", **records | {"harbourlight__example": ("v=DMARC1; psd=y",)})

    assert (own.at, own.organisation) == ("jobs.harbourlight.example", DOMAIN)
    assert public.organisation == "jobs.harbourlight.example"


def test_only_record_of_a_public_suffix_leaves_the_domain_alone(found):
    assert found("jobs.co.example", co__example=("v=DMARC1; p=none; psd=y",)).organisation == "jobs.co.example"


@pytest.mark.parametrize(
    ("records", "level", "word"),
    [
        ((), "look", "_dmarc.harbourlight.example: v=DMARC1; p=none"),
        (("v=DMARC1; p=none", "v = DMARC1; p=reject"), "bad", "There are 2 DMARC records"),
        (("v=DMARC1; rua=mailto:x@harbourlight.example",), "bad", "has no policy"),
    ],
)
def test_what_is_wrong_is_said(found, records, level, word):
    ((said, sentence),) = judged(found(harbourlight__example=records))

    assert said == level
    assert word in sentence


@pytest.mark.parametrize(
    ("envelope", "tags", "proves"),
    [
        (DOMAIN, "aspf=s", True),
        ("in.harbourlight.example", "aspf=r", True),
        ("in.harbourlight.example", "aspf=s", False),
        ("otherharbourlight.example", "aspf=r", False),
        ("mailer.example", "aspf=r", False),
    ],
)
def test_return_address_proves_what_is_aligned(found, envelope, tags, proves):
    record = found(harbourlight__example=(f"v=DMARC1; p=none; {tags}",))

    assert dmarc.aligned(record, DOMAIN, envelope) is proves


@pytest.mark.parametrize(
    ("policy", "signed", "levels"),
    [
        ("reject", False, ["good", "bad"]),
        ("reject", None, ["good", "look"]),
        ("none", False, ["good", "look"]),
        ("reject", True, ["good"]),
    ],
)
def test_letters_proved_by_nothing_are_told_of(found, policy, signed, levels):
    record = found(harbourlight__example=(f"v=DMARC1; p={policy}",))

    said = judged(record, envelope="mailer.example", signed=signed)

    assert [each[0] for each in said] == levels
    assert len(said) == 1 or "have a return address at mailer.example" in said[1][1]
