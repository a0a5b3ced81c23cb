import pytest
from django.db import IntegrityError, transaction

from hospes.journal.models import Entry
from hospes.team.models import Company
from hospes.team.refusals import (
    AddressUnreadable,
    BrandTooBright,
    HouseNotOpen,
    NameMissing,
    UnknownAddressForm,
    UnknownZone,
    WebAddressUnreadable,
)

BY = "member:1"


def test_before_the_first_run_there_is_no_company(db):
    assert Company.objects.current() is None
    with pytest.raises(HouseNotOpen):
        Company.objects.here()


def test_the_company_is_called_in_the_reader_s_language(company):
    assert Company.objects.current() == Company.objects.here() == Company.objects.lock() == company
    assert (company.called("zh-hans"), str(company)) == ("港灯机器人", "Harbourlight Robotics")
    assert company.web("/p/abc/") == "https://jobs.harbourlight.example/p/abc/"


def test_only_the_given_facts_change(company):
    company.change(
        by=BY,
        name={"en": " Harbour  ", "zh-hans": "港"},
        about={"en": "Robots.\n\nFor harbours."},
        legal_name=" Harbour Ltd. ",
        language="zh-hans",
        jobs_address="Jobs@Harbourlight.example",
        public_url="https://work.example/",
        brand_hue=200,
        brand_chroma=0.1,
        address_form="ni",
    )

    company.refresh_from_db()
    assert (company.name, company.legal_name, company.language) == ({"en": "Harbour", "zh": "港"}, "Harbour Ltd.", "zh")
    assert company.about == {"en": "Robots.\n\nFor harbours."}
    assert (company.jobs_address, company.public_url) == ("jobs@harbourlight.example", "https://work.example")
    assert (company.brand_hue, company.brand_chroma, company.address_form) == (200, 0.1, "ni")
    assert company.calendar == "CN"
    assert "name" in Entry.objects.get(verb="company.changed").data["fields"]


def test_the_jobs_address_may_be_taken_away(company):
    company.change(by=BY, jobs_address="")

    assert company.jobs_address == ""


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": {"en": " "}}, NameMissing),
        ({"zone": "Nowhere"}, UnknownZone),
        ({"brand_chroma": 0.11}, BrandTooBright),
        ({"brand_chroma": -0.01}, BrandTooBright),
        ({"brand_hue": 361}, BrandTooBright),
        ({"address_form": "du"}, UnknownAddressForm),
        ({"jobs_address": "jobs"}, AddressUnreadable),
        ({"public_url": ""}, WebAddressUnreadable),
        ({"public_url": "javascript:alert(1)"}, WebAddressUnreadable),
        ({"public_url": "https://x.example/path"}, WebAddressUnreadable),
        ({"public_url": "https://x.example/?q"}, WebAddressUnreadable),
        ({"public_url": "https://user@x.example"}, WebAddressUnreadable),
    ],
)
def test_bad_facts_are_refused(company, facts, refusal):
    with pytest.raises(refusal):
        company.change(by=BY, legal_name="Changed", **facts)

    assert Company.objects.here().legal_name == ""


@pytest.mark.parametrize("change", [{"id": 2}, {"brand_chroma": 0.2}, {"address_form": "du"}])
def test_the_database_refuses_what_no_verb_would_write(company, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Company.objects.update(**change)
