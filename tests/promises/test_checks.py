"""Every check of the ledger fires on a broken row, and is silent in a healthy house."""

from datetime import timedelta

import pytest

from hospes.cases.models import Case
from hospes.foundation import clock, sweeping
from hospes.promises.checks import CHECKS
from hospes.promises.enums import Kind, State
from hospes.promises.models import Promise, PromiseEvent

HOUR = timedelta(hours=1)


def found(title, now=None):
    [check] = [check for check in CHECKS if check.title == title]
    return {violation.code for violation in check.run(now or clock.now())}


@pytest.fixture
def broken(case, bare):
    """The case's promises, to be broken."""
    return Promise.objects.filter(case=case)


def successor(review, **facts):
    """A move of the review, as it never should stand."""
    move = {"made_at": review.made_at, "made_by": "member:1", "due": review.due + HOUR, "calendar": "CN"}
    return Promise.objects.create(
        case=review.case, kind="UPDATE", owner=review.owner, supersedes=review, **{**move, **facts}
    )


def test_a_healthy_house_has_no_violations(world, case):
    assert sweeping.sweep(clock.now()).found == []


@pytest.mark.parametrize("title", ["a next step with a date", "the page shows it"])
def test_a_live_case_without_a_date_is_found(broken, title):
    broken.update(state=State.VOID)

    assert found(title) == {"I2" if "next" in title else "I3"}


def test_a_missed_date_is_an_open_alert_and_no_violation(broken, review):
    assert found("a next step with a date", review.due + HOUR) == set()


@pytest.mark.parametrize("wrong", [{"kept_at": None}, {"kept_at": "late"}], ids=str)
def test_kept_without_a_fact_or_late_is_found(broken, review, wrong):
    kept_at = review.due + HOUR if wrong["kept_at"] else None
    broken.filter(pk=review.pk).update(state=State.KEPT, kept_at=kept_at)

    assert found("kept means in time") == {"I2"}


def test_a_closed_case_that_owes_something_is_found(broken, case):
    Case.objects.filter(pk=case.pk).update(state="closed")

    assert found("closed has nothing owed") == {"I4"}


@pytest.mark.parametrize("wrong", ["late", "often", "machine", "untold", "both run"])
def test_a_move_that_should_not_be_is_found(broken, review, wrong):
    facts = {
        "late": {"told_at": review.due + HOUR},
        "often": {"told_at": review.made_at, "chain": 3},
        "machine": {"told_at": review.made_at, "made_by": "machine:worker"},
        "untold": {},
        "both run": {"told_at": review.made_at},
    }[wrong]
    successor(review, **facts)
    state = State.MADE if wrong == "both run" else State.RENEGOTIATED
    broken.filter(pk=review.pk).update(state=state)

    assert found("moved in time") == {"I12"}


def test_a_move_that_is_in_order_is_not_found(broken, review):
    successor(review, told_at=review.made_at)
    broken.filter(pk=review.pk).update(state=State.RENEGOTIATED)

    assert found("moved in time") == set()


def test_what_fell_due_and_no_clock_wrote_is_found(broken, review):
    assert found("what fell due is written", review.due + HOUR) == {"I14"}


@pytest.mark.parametrize("edit", ["words", "gap"])
def test_an_edited_chain_is_found(broken, case, edit):
    events = PromiseEvent.objects.filter(case=case)
    if edit == "words":
        events.filter(number=2).update(by="member:99")
    else:
        events.filter(number=1).delete()

    assert found("the chain of events") == {"I15"}


@pytest.mark.parametrize("count", [1, 3])
def test_sweeping_costs_the_same_for_many(world, count, django_assert_num_queries):
    from hospes.applications.models.submitting import Person

    for number in range(count):
        world.apply(Person(name=f"Person {number}", email=f"p{number}@example.org"), nonce=str(number))
    case = Case.objects.first()
    Promise.objects.make(case, Kind.REPLY, by="x", now=clock.now(), subject="message:1")

    with django_assert_num_queries(14):
        assert [list(check.run(clock.now())) for check in CHECKS] == [[]] * len(CHECKS)
