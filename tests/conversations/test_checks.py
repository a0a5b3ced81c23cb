"""Every check of conversations fires on a broken row, and is silent in a healthy house."""

import pytest

from hospes.cases.models import Case, Ending
from hospes.conversations.checks import CHECKS
from hospes.conversations.models import Message, MessageDate
from hospes.foundation import clock, sweeping
from hospes.promises.models import Promise
from tests.applications.test_story import decline
from tests.unguarded import unguarded


def found(title):
    [check] = [check for check in CHECKS if check.title == title]
    return {violation.code for violation in check.run(clock.now())}


@pytest.fixture
def told(world, case) -> Message:
    """The letter of a no that was proved: the case is closed. From here on without constraints."""
    message = decline(world, case.application)
    world.later(seconds=31)
    world.later(hours=25)
    with unguarded():
        yield Message.objects.get(pk=message.pk)


def break_(message, **facts):
    Message.objects.filter(pk=message.pk).update(**facts)


def test_a_healthy_house_has_no_violations(told):
    assert told.case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []


@pytest.mark.parametrize(
    "wrong",
    [{"state": "released"}, {"text_hash": "x"}, {"text": "It was a yes"}, {"envelope": None, "text": "x"}],
    ids=str,
)
def test_a_closed_case_whose_message_is_not_the_approved_and_proved_one_is_found(told, wrong):
    break_(told, **wrong)

    assert found("the ending's message is proved") == {"I4"}


def test_a_letter_that_left_with_other_words_is_found(told):
    type(told.envelope).objects.filter(pk=told.envelope_id).update(text="It was a yes")

    assert found("the ending's message is proved") == {"I4"}


def test_a_closing_case_that_nobody_told_is_found(told):
    Case.objects.filter(pk=told.case_id).update(state="closing")
    break_(told, ending=None)

    assert found("closing is told") == {"I4"}


def test_a_bounce_that_did_not_reopen_is_found(told):
    break_(told, state="bounced", evidence="E0")

    assert found("a bounce reopens") == {"I5"}


@pytest.mark.parametrize("later", [{"evidence": "E3", "state": "proved"}, {"state": "accepted"}], ids=str)
def test_a_bounce_that_a_later_attempt_outweighs_is_in_order(told, later):
    break_(told, state="bounced", evidence="E0")
    told.pk = told.envelope = None
    for name, value in later.items():
        setattr(told, name, value)
    told.save(force_insert=True)

    assert found("a bounce reopens") == set()


@pytest.mark.parametrize("wrong", ["other due", "proposed", "token"])
def test_a_date_that_is_no_promise_is_found(case, bare, wrong):
    [date] = MessageDate.objects.all()
    if wrong == "other due":
        MessageDate.objects.update(due=clock.now())
    elif wrong == "proposed":
        Promise.objects.filter(pk=date.promise_id).update(state="proposed")
    else:
        break_(date.message, text="You hear by {date}.")

    assert found("dates are promises") == {"I9"}


def test_a_question_without_a_date_is_found(question, bare):
    Promise.objects.filter(subject=question.key).update(state="void")

    assert found("no orphan question") == {"I10"}


def test_a_question_in_a_withdrawn_matter_is_not_orphaned(world, question):
    question.case.application.withdraw()

    assert found("no orphan question") == set()


def test_a_question_put_aside_without_a_reason_is_found(question, bare):
    break_(question, dismissed_at=clock.now(), dismissed_by="member:1")

    assert found("no orphan question") == {"I10"}


@pytest.mark.parametrize("count", [1, 3])
def test_sweeping_costs_the_same_for_many(world, count, django_assert_num_queries):
    from hospes.applications.models.submitting import Person

    for number in range(count):
        application = world.apply(Person(name=f"P {number}", email=f"p{number}@example.org"), nonce=str(number))
        Message.objects.receive(application.case, words="A bus?", by=application.case.candidate.actor)
        if number:
            decline(world, application)
    world.later(seconds=31)
    world.later(hours=25)
    assert Ending.objects.count() == count - 1

    with django_assert_num_queries(9 if count == 1 else 11):
        assert [list(check.run(clock.now())) for check in CHECKS] == [[]] * len(CHECKS)
