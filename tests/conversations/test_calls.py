import pytest

from hospes.conversations.models import Message
from hospes.conversations.refusals import TooLong
from hospes.foundation import clock, sweeping
from hospes.promises.enums import Kind


def call(world, case, outcome="spoke", words="Said it", **facts):
    return Message.objects.note_call(case, by=world.grace, outcome=outcome, words=words, **facts)


def decline(world, application):
    from tests.applications.test_story import decline as say_no

    message = say_no(world, application)
    world.later(seconds=31)
    return Message.objects.get(pk=message.pk)


def test_a_spoken_call_is_evidence_signed_by_who_rang(world, case):
    noted = call(world, case)

    assert (noted.channel, noted.author_member) == ("phone", world.grace)
    assert Message.objects.get(pk=noted.pk).evidence == "E1"


@pytest.mark.parametrize("outcome", ["left_message", "no_answer"])
def test_a_call_without_a_talk_keeps_nothing(world, case, question, outcome):
    noted = call(world, case, outcome=outcome, answers=question)

    assert Message.objects.get(pk=noted.pk).evidence == "E0"
    assert case.promises.get(kind=Kind.REPLY).state == "made"


def test_a_call_answers_a_question(world, case, question):
    call(world, case, answers=question)

    assert case.promises.get(kind=Kind.REPLY).state == "kept"
    assert list(Message.objects.unanswered()) == []
    assert sweeping.sweep(clock.now()).found == []


def test_notes_of_calls_are_not_endless(world, case):
    with pytest.raises(TooLong):
        call(world, case, words="a" * 10_001)


def test_who_has_no_mail_is_told_by_a_call(world, case):
    case.candidate.addresses.all().delete()
    letter = decline(world, case.application)
    case.refresh_from_db()
    assert (letter.channel, case.state) == ("page", "closing")

    call(world, case, told=letter)

    case.refresh_from_db()
    assert (case.state, case.ending.evidence) == ("closed", "E1")
    assert list(Message.objects.to_be_told_by_call()) == []
    assert sweeping.sweep(clock.now()).found == []


def test_an_answer_that_came_back_may_be_told_by_a_call(world, case):
    world.office.refuse("ada@example.org")
    letter = decline(world, case.application)

    call(world, case, told=letter)

    case.refresh_from_db()
    assert (case.state, case.endings.count(), case.ending.evidence) == ("closed", 2, "E1")
    assert list(Message.objects.troubled()) == []
    assert sweeping.sweep(clock.now()).found == []


def test_a_call_about_another_matter_or_an_unsent_letter_proves_nothing(world, case):
    from tests.conversations.conftest import DRAFT

    unsent = Message.objects.approve(case, DRAFT, by=world.grace)

    call(world, case, told=unsent)

    assert Message.objects.get(pk=unsent.pk).evidence == "E0"
