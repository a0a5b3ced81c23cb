from dataclasses import replace
from datetime import timedelta

import pytest

from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.refusals import NotAQuestion, NothingSaid, TooLong
from hospes.foundation import clock, sweeping
from hospes.promises.enums import Kind, State
from tests.world import ADA


def reply(question):
    return question.case.promises.get(kind=Kind.REPLY, subject=question.key)


def test_a_question_is_promised_an_answer(case, question):
    assert (question.state, question.direction, str(question)) == ("received", "in", "Is there a bus?")
    assert reply(question).state == State.MADE
    assert list(Message.objects.unanswered()) == [question]


def test_a_button_pressed_twice_asks_once(case, question):
    again = Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    assert again == question

    clock.move(timedelta(minutes=11))
    later = Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    assert later != question


@pytest.mark.parametrize(("words", "refusal"), [(" \0 ", NothingSaid), ("a" * 10_001, TooLong)])
def test_what_comes_in_says_something_and_not_too_much(case, words, refusal):
    with pytest.raises(refusal):
        Message.objects.receive(case, words=words, by=case.candidate.actor)


def test_a_letter_that_answers_keeps_the_promise(world, question):
    Message.objects.approve(question.case, Draft("Bus", "Yes, line 7."), by=world.grace, answers=question)
    assert Message.objects.get(pk=question.pk).answered_at is None

    world.later(seconds=31)

    assert reply(question).state == State.KEPT
    assert Message.objects.get(pk=question.pk).answered_at is not None


def test_a_late_answer_repairs(world, question):
    world.later(days=5)
    assert reply(question).state == State.BROKEN

    Message.objects.approve(question.case, Draft("Bus", "Yes, line 7."), by=world.grace, answers=question)
    world.later(seconds=31)

    assert reply(question).state == State.REPAIRED


def test_a_person_says_that_no_answer_is_needed(world, question):
    question.dismiss(by=world.grace, why="Said thank you")
    question.dismiss(by=world.dan, why="Once more")

    question.refresh_from_db()
    assert (question.dismissed_by, question.dismissed_why) == (world.grace.actor, "Said thank you")
    assert reply(question).state == State.VOID
    assert sweeping.sweep(clock.now()).found == []


def test_putting_aside_needs_a_reason_and_a_question(world, question, letter):
    with pytest.raises(NothingSaid):
        question.dismiss(by=world.grace, why="  ")
    with pytest.raises(NotAQuestion):
        letter.dismiss(by=world.grace, why="x")


def test_one_writes_on_the_page_what_was_released_and_received(case, question, letter):
    assert set(Message.objects.on_the_page()) == {question, letter, *Message.objects.filter(letter="ack")}


def test_who_writes_again_was_a_person_after_all(world, case):
    from hospes.applications.enums import Aside

    case.application.set_aside(by=world.grace, why=Aside.SPAM)

    Message.objects.receive(case, words="I am real", by=case.candidate.actor)

    case.refresh_from_db()
    assert case.state == "open"
    assert set(case.promises.open().values_list("kind", flat=True)) == {"REVIEW", "REPLY"}
    assert sweeping.sweep(clock.now()).found == []


def test_who_applied_anew_meanwhile_keeps_the_newer_matter(world, case):
    from hospes.applications.enums import Aside

    case.application.set_aside(by=world.grace, why=Aside.DOUBLE)
    world.apply(nonce="n-2")

    Message.objects.receive(case, words="Which one counts?", by=case.candidate.actor)

    case.refresh_from_db()
    assert case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []


def test_one_letter_may_answer_several_messages(world, case, question):
    second = Message.objects.receive(case, words="Is there parking?", by=case.candidate.actor)
    other = world.apply(replace(ADA, name="Bo Chen", email="bo@example.org"), nonce="n-bo").case
    elsewhere = Message.objects.receive(other, words="And I?", by=other.candidate.actor)
    draft = Draft("Both", "There is, and there is.")

    letter = Message.objects.approve(case, draft, by=world.grace, answers=second, also=[question, elsewhere])
    world.later(seconds=31)

    assert letter.act_data == {"also": [question.pk]}
    assert list(Message.objects.unanswered()) == [elsewhere]
    assert reply(question).state == reply(second).state == State.KEPT
    assert reply(elsewhere).state == State.MADE
