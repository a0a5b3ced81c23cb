from datetime import timedelta

import pytest

from hospes.conversations.models import Message
from hospes.conversations.refusals import NotWithoutWords
from hospes.foundation import clock, sweeping
from hospes.promises.enums import Kind
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from hospes.touches.refusals import SettledAlready


def note(world, case, channel="linkedin", outcome="sent", words="Hello Ada", by=None, **facts):
    due = clock.now() + timedelta(days=1)
    touch = Touch.objects.open_touch(case, channel=Channel(channel), reason="Ask", due=due, by=world.grace)
    return Message.objects.note_touch(touch, by=by or world.grace, outcome=outcome, words=words, **facts)


@pytest.mark.parametrize("channel", ["linkedin", "wechat", "wecom", "sms", "post_letter"])
def test_what_was_sent_by_hand_stands_in_the_thread_with_its_evidence(world, case, channel):
    noted = note(world, case, channel)

    noted.refresh_from_db()
    assert (noted.channel, noted.outcome, noted.evidence, noted.author_member) == (channel, "sent", "E1", world.grace)
    assert noted.touch.outcome == "sent"
    assert sweeping.sweep(clock.now()).found == []


@pytest.mark.parametrize("outcome", ["no_answer", "wrong_person", "asked_to_stop"])
def test_what_reached_nobody_keeps_nothing(world, case, question, outcome):
    noted = note(world, case, outcome=outcome, words="", answers=question)

    noted.refresh_from_db()
    assert noted.evidence == "E0"
    assert case.promises.get(kind=Kind.REPLY).state == "made"


def test_a_word_by_hand_answers_a_question(world, case, question):
    note(world, case, "wechat", answers=question)

    assert case.promises.get(kind=Kind.REPLY).state == "kept"
    assert list(Message.objects.unanswered()) == []
    assert sweeping.sweep(clock.now()).found == []


def test_sent_needs_the_words(world, case):
    with pytest.raises(NotWithoutWords):
        note(world, case, words="  ")
    assert Touch.objects.waiting().count() == 1


def test_only_a_talk_proves_a_letter(world, case, letter):
    note(world, case, "linkedin", told=letter)
    letter.refresh_from_db()
    assert letter.evidence == "E0"

    note(world, case, "phone", outcome="spoke", told=letter)

    letter.refresh_from_db()
    assert letter.evidence == "E1"


def test_the_same_outcome_again_is_one_message_and_another_is_refused(world, case):
    first = note(world, case)

    again = Message.objects.note_touch(first.touch, by=world.grace, outcome="sent", words="Hello Ada")

    assert again == first
    with pytest.raises(SettledAlready):
        Message.objects.note_touch(first.touch, by=world.dan, outcome="spoke", words="")
