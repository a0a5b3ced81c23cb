"""Questions before applying: answered by a date, closed after the time to object (8.8)."""

import pytest

from hospes.applications import questions
from hospes.applications.refusals import NotReadable
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.refusals import LeavesInAMoment, NotAQuestion
from hospes.foundation import clock, sweeping
from hospes.promises.enums import Kind
from tests.world import ADA

YES = Draft("Bus", "Yes, line 7.")


@pytest.fixture
def question(world):
    asked = questions.ask(world.job, ADA, words="Is there a bus?")
    world.work()
    return asked


def answer(world, question, **facts):
    message = questions.answer(question, by=world.grace, draft=YES, **facts)
    world.later(seconds=31)
    return Message.objects.get(pk=message.pk)


def ask_again(question, words="And a tram?"):
    return Message.objects.receive(question.case, words=words, by=question.case.candidate.actor)


def case_of(question):
    return type(question.case).objects.get(pk=question.case_id)


def kinds(question):
    return sorted(question.case.promises.open().values_list("kind", flat=True))


def healthy():
    return sweeping.sweep(clock.now()).found == []


def test_who_asks_hears_by_when_he_is_answered(world, question):
    assert (question.case.kind, kinds(question)) == ("question", ["REPLY"])
    [receipt] = world.office.messages("ada@example.org")
    assert receipt["Subject"] == "Your question about Field technician"
    assert healthy()


def test_an_answered_question_closes_when_the_time_to_object_is_over(world, question):
    answer(world, question)
    world.later(hours=25)
    assert (case_of(question).state, kinds(question)) == ("closing", ["REACH"])

    world.later(days=5)

    case = case_of(question)
    assert (case.state, case.ending.outcome, kinds(question)) == ("closed", "answered", ["SAFE_CLOSE"])
    assert case.promises.get(kind="REACH").state == "kept"
    assert healthy()


def test_asking_again_meanwhile_opens_it_and_the_next_answer_ends_it(world, question):
    answer(world, question)
    second = ask_again(question)
    assert (case_of(question).state, kinds(question)) == ("open", ["REPLY"])

    answer(world, second)

    assert case_of(question).state == "closing"
    assert healthy()


def test_a_second_question_while_an_answer_is_under_way_keeps_it_open(world, question):
    questions.answer(question, by=world.grace, draft=YES)
    ask_again(question)

    world.later(seconds=31)

    assert (case_of(question).state, kinds(question)) == ("open", ["REPLY"])
    assert healthy()


def test_thank_you_needs_no_answer_and_the_answer_ends_it_again(world, question):
    answer(world, question)
    world.later(hours=25)
    thanks = ask_again(question, words="Thank you!")

    thanks.dismiss(by=world.grace, why="Said thank you")

    assert case_of(question).state == "closing"
    world.later(days=6)
    assert (case_of(question).state, healthy()) == ("closed", True)


def test_a_question_that_needs_no_answer_ends_silently(world, question):
    question.dismiss(by=world.grace, why="Advertising")

    assert case_of(question).ending.outcome == "not_an_application"
    assert healthy()


def test_a_question_put_aside_while_its_answer_is_under_way_gets_none(world, question):
    message = questions.answer(question, by=world.grace, draft=YES)
    question.dismiss(by=world.grace, why="Asked by mistake")

    world.later(seconds=31)

    assert (Message.objects.get(pk=message.pk).state, healthy()) == ("dropped", True)


def test_a_call_answers_and_ends_it(world, question):
    Message.objects.note_call(question.case, by=world.grace, outcome="spoke", words="Line 7", answers=question)
    assert case_of(question).state == "closing"

    world.later(days=6)

    assert (case_of(question).state, case_of(question).ending.evidence, healthy()) == ("closed", "E1", True)


def test_a_plain_letter_that_answers_ends_it_too(world, question):
    Message.objects.approve(question.case, YES, by=world.grace, answers=question)

    world.later(seconds=31)

    assert (case_of(question).state, healthy()) == ("closing", True)


def test_an_answer_that_promises_a_further_word_ends_nothing(world, question):
    answer(world, question, proposals=(Proposal(Kind.UPDATE),))

    assert (case_of(question).state, kinds(question), healthy()) == ("open", ["UPDATE"], True)


def test_an_answer_that_came_back_is_owed_and_sent_again(world, question):
    world.office.refuse("ada@example.org")
    message = answer(world, question)
    assert (case_of(question).state, kinds(question), healthy()) == ("closing", ["REACH", "REPLY"], True)

    message.send_again(by=world.grace)
    world.later(seconds=31)
    world.later(hours=25)
    world.later(days=6)

    assert (case_of(question).state, healthy()) == ("closed", True)


def test_a_second_attempt_after_another_question_only_answers(world, question):
    world.office.refuse("ada@example.org")
    message = answer(world, question)
    second = ask_again(question)

    message.send_again(by=world.grace)
    world.later(seconds=31)
    answer(world, second)
    world.later(hours=25)
    world.later(days=6)

    assert (case_of(question).state, healthy()) == ("closed", True)


def test_a_proof_of_an_answer_that_was_asked_about_closes_nothing(world, question):
    answer(world, question)
    ask_again(question)

    world.later(hours=25)

    assert (case_of(question).state, healthy()) == ("open", True)


def test_a_question_of_an_applicant_joins_his_case(world):
    application = world.apply()

    question = questions.ask(world.job, ADA, words="Is there a bus?")

    assert question.case == application.case
    assert questions.ask(world.job, ADA, words="And a tram?").case == application.case


def test_only_readable_jobs_are_asked_about_and_only_questions_answered(world, question):
    with pytest.raises(NotAQuestion):
        questions.answer(question.case.messages.get(letter="question_received"), by=world.grace, draft=YES)

    world.job.unpublish(by=world.grace.actor)
    with pytest.raises(NotReadable):
        questions.ask(world.job, ADA, words="A bus?")


def test_who_writes_again_after_being_put_aside_waits_for_an_answer(world, question):
    question.dismiss(by=world.grace, why="Advertising")

    ask_again(question)

    assert (case_of(question).state, kinds(question), healthy()) == ("open", ["REPLY"], True)


def test_closing_twice_is_once(world, question):
    from hospes.conversations import closing

    answer(world, question)
    assert not closing.confirm(question.case_id)

    world.later(hours=25)
    world.later(days=6)

    assert not closing.confirm(question.case_id)
    assert case_of(question).state == "closed"


def test_a_question_put_aside_after_another_was_answered_ends_as_answered(world, question):
    questions.answer(question, by=world.grace, draft=YES)
    second = ask_again(question)
    world.office.close()
    world.later(seconds=31)

    second.dismiss(by=world.grace, why="The same in other words")

    assert (case_of(question).state, case_of(question).ending.outcome) == ("closing", "answered")
    world.office.open()
    world.later(hours=1)
    assert healthy()


def test_an_answer_that_came_back_and_is_sent_again_ends_an_open_question(world, question):
    world.office.refuse("ada@example.org")
    message = questions.answer(question, by=world.grace, draft=YES)
    second = ask_again(question)
    world.later(seconds=31)
    second.dismiss(by=world.grace, why="The same in other words")
    assert (case_of(question).state, kinds(question)) == ("open", ["REPLY"])

    Message.objects.get(pk=message.pk).send_again(by=world.grace)
    world.later(seconds=31)

    assert (case_of(question).state, healthy()) == ("closing", True)


def test_a_question_is_not_put_aside_while_only_an_approved_letter_would_promise_anything(world, question):
    plan = Proposal(Kind.UPDATE)
    Message.objects.approve(question.case, Draft("News", "More by {date}."), by=world.grace, proposals=[plan])

    with pytest.raises(LeavesInAMoment):
        question.dismiss(by=world.grace, why="Asked by mistake")

    assert (kinds(question), healthy()) == (["REPLY"], True)
