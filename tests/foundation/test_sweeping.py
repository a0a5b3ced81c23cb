import pytest

from hospes.foundation import beats, clock, sweeping
from hospes.foundation.models import Beat
from hospes.foundation.sweeping import Check, Violation


@pytest.fixture
def checks():
    """Only this test's own checks."""
    kept = [sweeping.checks.remove(key) for key in sweeping.checks.keys()]
    yield sweeping.checks
    for key in sweeping.checks.keys():
        sweeping.checks.remove(key)
    for check in kept:
        sweeping.checks.add(check)


def test_a_sweep_counts_what_each_check_finds(checks, now):
    lost = Violation("I2", "case:12", "has no next step")
    checks.add(Check(code="I1", title="owners", run=lambda _: []))
    checks.add(Check(code="I2", title="steps of questions", run=lambda _: [lost]))
    checks.add(Check(code="I2", title="steps of applications", run=lambda _: iter([lost])))

    report = sweeping.sweep(now)

    assert (report.violations, report.counts, report.found, report.at) == (2, {"I1": 0, "I2": 2}, [lost, lost], now)


def test_what_only_informs_is_listed_and_no_violation(checks, now):
    alone = Violation("uncovered", "case:12", "nobody covers")
    checks.add(Check(code="uncovered", title="cases nobody covers", run=lambda _: [alone], informs=True))

    report = sweeping.sweep(now)

    assert (report.violations, report.listed, report.counts) == (0, [alone], {"uncovered": 1})


@pytest.mark.parametrize("informs", [True, False])
def test_a_check_that_breaks_is_a_violation_and_hides_no_other(checks, now, informs):
    def broken(at):
        yield from ()
        raise KeyError("gone")

    checks.add(Check(code="I1", title="owners", run=broken, informs=informs))
    checks.add(Check(code="I2", title="steps", run=lambda _: [Violation("I2", "case:12", "none")]))

    report = sweeping.sweep(now)

    assert [each.fact for each in report.found] == ["owners: KeyError: 'gone'", "none"]


@pytest.mark.django_db
def test_a_beat_says_when_a_machine_last_did_its_round(now):
    assert (beats.last("sweeper"), beats.facts("sweeper")) == (None, {})

    beats.beat("sweeper", violations=1)
    beats.beat("sweeper", violations=0)

    assert now <= beats.last("sweeper") <= clock.now()
    assert beats.facts("sweeper") == {"violations": 0}
    assert str(Beat.objects.get()) == "sweeper at 2026-11-24 02:00"
