from decimal import Decimal

import pytest

from hospes.jobs.refusals import PayMonthsUnclear, PayUnclear, TariffMissing, UnknownValue


@pytest.mark.parametrize(
    ("stated", "english", "short"),
    [
        (
            {"kind": "range", "low": 82000, "high": 98000, "currency": "EUR"},
            "€82,000 – €98,000 a year",
            "EUR 82–98k",
        ),
        (
            {"kind": "range", "low": 28000, "high": 40000, "currency": "CNY", "months": 14},
            "CN¥28,000 – CN¥40,000 a month × 14",
            "CNY 28–40k × 14",
        ),
        (
            {"kind": "range", "low": 61500, "currency": " cad"},
            "CA$61,500 a year",
            "CA$61,500 a year",
        ),
        (
            {"kind": "hourly", "low": Decimal("22.5"), "high": 25, "currency": "CHF"},
            "CHF\N{NO-BREAK SPACE}22.50 – CHF\N{NO-BREAK SPACE}25 an hour",
            "CHF\N{NO-BREAK SPACE}22.50 – CHF\N{NO-BREAK SPACE}25 an hour",
        ),
        ({"kind": "tariff", "tariff": "TVöD E11"}, "TVöD E11", "TVöD E11"),
        (
            {"kind": "on_request"},
            "You get the range before the first talk",
            "You get the range before the first talk",
        ),
    ],
)
def test_pay_reads_as_people_write_it(job, grace, stated, english, short):
    for end in ("low", "high"):
        stated = {**stated, end: Decimal(stated[end])} if end in stated else stated

    job.set_pay(by=grace.actor, **stated)

    assert (job.pay("en"), job.pay_in_short("en")) == (english, short)


def test_pay_is_written_in_the_reader_s_language(job, grace):
    job.set_pay(
        by=grace.actor,
        kind="range",
        low=Decimal(480000),
        high=Decimal(620000),
        currency="CNY",
        note={"en": "Same for all.", "zh": "所有人同一区间。"},
    )

    assert "¥480,000 – ¥620,000" in job.pay("zh")
    assert job.pay_note_in("zh") == "所有人同一区间。"


def test_pay_that_is_not_stated_reads_as_nothing(company, grace):
    from hospes.jobs.models import Job

    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)

    assert (job.pay("en"), job.pay_is_stated) == ("", False)


@pytest.mark.parametrize(
    ("stated", "refusal"),
    [
        ({"kind": "range", "low": "9", "high": "8", "currency": "EUR"}, PayUnclear),
        ({"kind": "range", "low": "0", "high": "8", "currency": "EUR"}, PayUnclear),
        ({"kind": "range", "low": "8", "high": "NaN", "currency": "EUR"}, PayUnclear),
        ({"kind": "range", "currency": "EUR"}, PayUnclear),
        ({"kind": "hourly", "low": "8", "currency": "XQX"}, PayUnclear),
        ({"kind": "range", "low": "8", "currency": "EUR", "months": 3}, PayMonthsUnclear),
        ({"kind": "tariff", "tariff": " "}, TariffMissing),
        ({"kind": "competitive"}, UnknownValue),
    ],
)
def test_unclear_pay_is_refused(job, grace, stated, refusal):
    for end in ("low", "high"):
        stated = {**stated, end: Decimal(stated[end])} if end in stated else stated

    with pytest.raises(refusal):
        job.set_pay(by=grace.actor, **stated)

    assert job.pay("en") == "CA$62,000 – CA$74,000 a year"
