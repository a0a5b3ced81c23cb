"""Every check of cases fires on a broken row, and is silent in a healthy house."""

import pytest

from hospes.cases.checks import CHECKS
from hospes.cases.models import Case, Ending
from hospes.foundation import clock, sweeping
from hospes.team.models import Member


def found(title):
    [check] = [check for check in CHECKS if check.title == title]
    return {(violation.code, violation.fact) for violation in check.run(clock.now())}


@pytest.fixture
def ended(case, bare) -> Ending:
    """The candidate stepped back, and it is closed."""
    ending = case.end("withdrawn", by=case.candidate.actor, now=clock.now())
    case.prove_ending(ending, evidence="E2", now=clock.now())
    case.confirm_ending(ending, now=clock.now())
    return ending


def test_a_healthy_house_has_no_violations(case):
    assert sweeping.sweep(clock.now()).found == []


@pytest.mark.parametrize(
    ("wrong", "fact"),
    [("same", "contact and deputy are the same person"), ("none", "no deputy")],
)
def test_a_case_without_two_people_is_found(case, bare, wrong, fact):
    Case.objects.update(deputy=case.contact if wrong == "same" else None)

    assert found("one contact and a deputy") == {("I1", fact)}


def test_a_contact_without_an_address_is_found(case, bare):
    Member.objects.filter(pk=case.contact_id).update(email="")

    assert found("one contact and a deputy") == {("I1", "the acting contact has no address")}


def test_nobody_here_is_listed_and_no_violation(case):
    Member.objects.filter(pk__in=[case.contact_id, case.deputy_id]).update(is_active=False)

    assert found("nobody is here") == {("uncovered", "neither contact nor deputy is here")}
    report = sweeping.sweep(clock.now())
    assert ([v.code for v in report.listed], report.found) == (["uncovered"], [])


@pytest.mark.parametrize(
    ("wrong", "fact"),
    [
        ({"confirmed_at": None}, "closed without a confirmed ending"),
        ({"evidence": ""}, "confirmed without evidence"),
        ({"outcome": "declined"}, "a no that no member decided and approved"),
        ({"decided_by": "machine:worker"}, "ended by a machine"),
    ],
    ids=str,
)
def test_a_silent_exit_is_found(ended, wrong, fact):
    Ending.objects.update(**wrong)

    assert found("no silent exit") == {("I4", fact)}


@pytest.mark.parametrize(
    ("state", "wrong", "fact"),
    [
        ("open", {}, "open with an ending that stands"),
        ("closing", {}, "closing with a confirmed ending"),
        ("lost", {}, "in no known state"),
        ("closed", {"not_before": "late"}, "confirmed before the time to object was over"),
    ],
)
def test_a_state_that_does_not_fit_its_ending_is_found(ended, state, wrong, fact):
    Case.objects.update(state=state)
    if wrong:
        Ending.objects.update(not_before=clock.now())

    assert found("state and ending agree") == {("I4", fact)}


def test_closing_without_an_ending_is_found(case, bare):
    Case.objects.update(state="closing")

    assert found("state and ending agree") == {("I4", "closing without an ending")}


@pytest.mark.parametrize("count", [1, 3])
def test_sweeping_costs_the_same_for_many(world, count, django_assert_num_queries):
    from hospes.applications.models.submitting import Person

    for number in range(count):
        world.apply(Person(name=f"P {number}", email=f"p{number}@example.org"), nonce=str(number))

    with django_assert_num_queries(16):
        assert [list(check.run(clock.now())) for check in CHECKS] == [[]] * len(CHECKS)


def test_both_away_is_listed_and_no_violation(case):
    case.contact.be_away_today(by=case.deputy.actor)
    assert found("nobody is here") == set()

    case.deputy.be_away_today(by=case.contact.actor)

    assert found("nobody is here") == {("uncovered", "neither contact nor deputy is here")}
    assert sweeping.sweep(clock.now()).found == []
