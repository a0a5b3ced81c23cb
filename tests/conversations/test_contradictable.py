"""The candidate contradicts from his page: what an answer or a call had kept is owed again (spec 8.3, I16)."""

import pytest

from hospes.cases.enums import Kind as CaseKind
from hospes.cases.models import Case
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.models.contradictable import contradictable
from hospes.conversations.refusals import NothingToContradict, OnlyTheCandidate, TooLateToContradict
from hospes.foundation import clock, sweeping
from hospes.journal.models import Entry
from hospes.promises.enums import Kind
from hospes.promises.models import Promise, PromiseEvent
from tests.conversations.conftest import DRAFT
from tests.conversations.test_calls import call, decline


def answer(world, question):
    Message.objects.approve(question.case, DRAFT, by=world.grace, answers=question)
    world.later(seconds=31)
    return again(question)


def again(row):
    return type(row).objects.get(pk=row.pk)


def reply(case):
    return case.promises.get(kind=Kind.REPLY)


def events(case, what):
    return PromiseEvent.objects.filter(case=case, what=what).count()


def swept():
    return sweeping.sweep(clock.now()).found


@pytest.fixture
def asked(world) -> Message:
    """A question before applying, answered and closing."""
    case = Case.objects.open_case(
        kind=CaseKind.QUESTION,
        about=world.job.key,
        candidate=world.apply().case.candidate,
        contact=world.grace,
        deputy=world.dan,
        by="candidate:x",
        now=clock.now(),
    )
    return Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)


def test_an_answer_that_was_none_is_owed_again_and_the_question_waits(world, case, question):
    question = answer(world, question)
    assert (reply(case).state, question.answered_at is None) == ("kept", False)

    question.not_answered(by=case.candidate.actor)
    question.not_answered(by=case.candidate.actor)

    owed = reply(case)
    assert (owed.state, owed.answered_in, owed.evidence, events(case, "revoked")) == ("made", "", "", 1)
    assert list(Message.objects.unanswered()) == [question]
    assert Entry.objects.filter(verb="message.contradicted").count() == 1
    assert "contradicted" in again(question).hint
    assert swept() == []


def test_what_is_contradicted_is_answered_anew(world, case, question):
    answer(world, question).not_answered(by=case.candidate.actor)

    answer(world, again(question))

    assert (reply(case).state, list(Message.objects.unanswered())) == ("kept", [])
    again(question).not_answered(by=case.candidate.actor)
    assert (reply(case).state, events(case, "revoked")) == ("made", 2)
    assert swept() == []


def test_after_the_due_it_is_missed(world, case, question):
    question = answer(world, question)
    clock.move(reply(case).due - clock.now())

    question.not_answered(by=case.candidate.actor)

    assert reply(case).state == "broken"
    assert swept() == []


def test_the_proof_of_the_contradicted_letter_keeps_nothing_again(world, case, question):
    answer(world, question).not_answered(by=case.candidate.actor)

    world.later(hours=25)

    assert reply(case).is_open
    assert list(Message.objects.unanswered()) == [question]
    assert swept() == []


def test_the_time_to_object_is_three_working_days(world, case, question):
    question = answer(world, question)
    world.later(days=8)

    with pytest.raises(TooLateToContradict):
        question.not_answered(by=case.candidate.actor)
    assert reply(case).state == "kept"


def test_only_the_candidate_contradicts(world, case, question):
    question = answer(world, question)

    with pytest.raises(OnlyTheCandidate):
        question.not_answered(by=world.grace.actor)


def test_what_nobody_called_answered_is_not_contradicted(world, case, question):
    with pytest.raises(NothingToContradict):
        question.not_answered(by=case.candidate.actor)
    with pytest.raises(NothingToContradict):
        question.not_called(by=case.candidate.actor)
    with pytest.raises(NothingToContradict):
        call(world, case, outcome="no_answer").not_called(by=case.candidate.actor)


def test_whoever_stepped_back_is_owed_no_answer(world, case, question):
    case.application.withdraw(words="")
    world.work()
    answered = again(question)
    Message.objects.filter(pk=question.pk).update(answered_at=clock.now())

    with pytest.raises(NothingToContradict):
        answered.not_answered(by=case.candidate.actor)
    assert reply(case).state == "void"


def test_a_question_before_applying_is_open_again(world, asked):
    asked = answer(world, asked)
    assert asked.case.state == "closing"

    asked.not_answered(by=asked.case.candidate.actor)

    asked = again(asked)
    assert (asked.case.state, asked.case.ending) == ("open", None)
    assert {p.kind for p in asked.case.promises.open()} == {Kind.REPLY}
    assert swept() == []
    world.later(days=6)
    assert again(asked).case.state == "open"
    assert swept() == []


def test_a_question_that_was_asked_anew_meanwhile_stays_closing(world, asked):
    asked = answer(world, asked)
    facts = {"kind": CaseKind.QUESTION, "about": world.job.key, "contact": world.grace, "deputy": world.dan}
    other = Case.objects.open_case(
        candidate=asked.case.candidate, by=asked.case.candidate.actor, now=clock.now(), **facts
    )
    Message.objects.receive(other, words="And a tram?", by=other.candidate.actor)

    asked.not_answered(by=asked.case.candidate.actor)

    assert again(asked).case.state == "closing"
    assert reply(asked.case).is_open
    assert swept() == []


def test_nobody_called(world, case, question):
    noted = again(call(world, case, answers=question))
    assert reply(case).evidence == "E1"

    noted.not_called(by=case.candidate.actor)
    noted.not_called(by=case.candidate.actor)

    noted = again(noted)
    assert (noted.evidence, noted.state, noted.proved_at) == ("E0", "released", None)
    assert (reply(case).state, events(case, "revoked")) == ("made", 1)
    assert list(Message.objects.unanswered()) == [question]
    assert Entry.objects.filter(verb="call.contradicted").count() == 1
    assert swept() == []


def test_a_call_stands_after_a_week(world, case):
    noted = again(call(world, case))
    world.later(days=7)

    with pytest.raises(TooLateToContradict):
        noted.not_called(by=case.candidate.actor)


def test_a_call_that_answered_nothing_leaves_another_answers_ending(world, asked):
    asked = answer(world, asked)
    noted = again(call(world, asked.case))

    noted.not_called(by=asked.case.candidate.actor)

    assert again(asked).case.state == "closing"
    assert swept() == []


def test_an_ending_told_by_the_call_alone_is_closing_again(world, case):
    case.candidate.addresses.all().delete()
    letter = decline(world, case.application)
    noted = again(call(world, case, told=letter))
    assert again(case).state == "closed"

    noted.not_called(by=case.candidate.actor)

    letter = again(letter)
    assert (again(case).state, letter.state, letter.evidence) == ("closing", "released", "E0")
    assert list(Message.objects.to_be_told_by_call()) == [letter]
    assert Promise.objects.filter(case=case).of_kind(Kind.REACH).open().exists()
    assert swept() == []
    call(world, case, told=letter)
    assert again(case).state == "closed"
    assert swept() == []


def test_a_letter_that_had_been_accepted_is_accepted_as_before(world, case):
    letter = decline(world, case.application)
    assert letter.state == "accepted"
    noted = again(call(world, case, told=letter))
    assert again(case).state == "closed"

    noted.not_called(by=case.candidate.actor)

    letter = again(letter)
    assert (again(case).state, letter.state, letter.evidence) == ("closing", "accepted", "E0")
    assert case.promises.get(kind=Kind.REVIEW).state == "kept"
    assert case.promises.get(kind=Kind.REVIEW).proved_at is None
    assert swept() == []
    world.later(hours=25)
    assert again(case).state == "closed"
    assert swept() == []


def test_a_letter_that_was_refused_needs_a_person_again(world, case):
    world.office.refuse("ada@example.org")
    letter = decline(world, case.application)
    noted = again(call(world, case, told=letter))

    noted.not_called(by=case.candidate.actor)

    assert (again(case).state, again(letter).state) == ("closing", "refused")
    assert list(Message.objects.troubled()) == [letter]
    assert swept() == []


def test_a_letter_that_bounced_needs_a_person_again(world, case):
    letter = decline(world, case.application)
    letter.envelope.bounce(by="machine:post", response="550 no such user", hard=True)
    noted = again(call(world, case, told=again(letter)))

    noted.not_called(by=case.candidate.actor)

    assert (again(case).state, again(letter).state) == ("closing", "bounced")
    assert swept() == []


def test_a_plain_letter_keeps_what_it_moved(world, case):
    draft = Draft("News", "Dear Ada,\n\nwe need more time.")
    letter = Message.objects.approve(case, draft, by=world.grace)
    world.later(seconds=31)
    noted = again(call(world, case, told=again(letter)))

    noted.not_called(by=case.candidate.actor)

    assert again(letter).state == "accepted"
    assert swept() == []


def test_whatever_the_call_kept_is_owed_again(world, case):
    noted = again(call(world, case))
    review = case.promises.get(kind=Kind.REVIEW)
    review.answer_in(noted.key)
    review.keep(at=clock.now(), by=world.grace.actor, evidence="E1", ref=noted.key)

    noted.not_called(by=case.candidate.actor)

    assert again(review).state == "made"
    assert swept() == []


def test_the_page_offers_only_what_can_be_contradicted(world, case, question, django_assert_num_queries):
    waiting = Message.objects.receive(case, words="And a tram?", by=case.candidate.actor)
    question, noted = answer(world, question), again(call(world, case))
    missed = again(call(world, case, outcome="no_answer"))

    assert contradictable([question, waiting, noted, missed], clock.now()) == {question.pk, noted.pk}
    with django_assert_num_queries(0):
        assert contradictable([waiting, missed], clock.now()) == set()
    world.later(days=8)
    assert contradictable([question, noted], clock.now()) == set()
