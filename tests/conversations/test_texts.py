"""Somebody who gave only a number: told by text message, with the text on the page, and answering by it (P9)."""

import pytest

from hospes.applications.models.submitting import Person
from hospes.conversations import codes, texts
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.foundation import claiming, house
from hospes.post import texting
from hospes.post.models import TextMessage
from hospes.post.texting import SmsSettings, TextProvider
from hospes.post.transports.line import Never, Unknown

NUMBER = "+14165550142"
BO = Person(name="Bo", phone="+1 416 555 0142", zone="America/Toronto")


@pytest.fixture
def provider(world):
    answers: list[Exception] = []

    def send(parcel, settings):
        if answers:
            raise answers.pop(0)
        return f"id-{parcel.text[-5:]}"

    texting.providers.add(TextProvider(name="test", title="Test", needs=(), send=send))
    house.write(SmsSettings, provider="test")
    yield answers
    texting.providers.remove("test")


@pytest.fixture
def bo(world, provider):
    return world.apply(BO, nonce="n-bo").case


@pytest.fixture
def letter(world, bo) -> Message:
    message = Message.objects.approve(bo, Draft("Bus", "Line 7."), by=world.grace)
    world.later(seconds=31)
    world.work()
    return Message.objects.get(pk=message.pk)


def test_a_letter_is_announced_with_the_link_of_the_page(letter, bo):
    assert (letter.channel, letter.state, letter.sms.number) == ("sms", "accepted", NUMBER)
    assert f"/p/{bo.candidate.link_token()}/" in letter.sms.text
    assert "Grace Hopper has written to you" in letter.sms.text
    assert len(letter.sms.variables["token"]) <= 35


def test_the_receipt_too(bo):
    assert Message.objects.get(case=bo, letter="ack").channel == "sms"
    assert not Message.objects.to_be_told_by_call().exists()


def test_a_delivery_report_is_evidence(letter):
    letter.sms.report(delivered=True)

    letter.refresh_from_db()
    assert (letter.state, letter.evidence) == ("proved", "E2")


def test_a_report_that_it_did_not_arrive_is_a_returned_letter(letter):
    letter.sms.report(delivered=False, said="absent subscriber")

    letter.refresh_from_db()
    assert (letter.state, letter.response) == ("bounced", "absent subscriber")


@pytest.mark.parametrize(("answer", "state"), [(Never("no"), "refused"), (Unknown("broke"), "uncertain")])
def test_what_the_provider_says_stands_on_the_message(world, provider, bo, answer, state):
    provider.append(answer)
    message = Message.objects.approve(bo, Draft("Bus", "Line 7."), by=world.grace)
    world.later(seconds=31)

    assert Message.objects.get(pk=message.pk).state == state


def test_a_text_of_nobodys_message_tells_nobody(world, provider):
    text = TextMessage.objects.queue(key="code:1:x", number=NUMBER, text="Your code", kind="code")
    claiming.run_once("w", names=["post.send_text"])

    assert TextMessage.objects.get(pk=text.pk).state == "accepted"


def test_an_answer_by_text_enters_the_thread_once(bo):
    first = texts.take_in("+1 416 555 0142", "Which line?", said_id="test:1")
    again = texts.take_in("+1 416 555 0142", "Which line?", said_id="test:1")

    assert (first, first.channel, first.case) == (again, "sms", bo)


@pytest.mark.parametrize(("number", "words"), [("12", "Hello"), ("+14165550199", "Hello"), (NUMBER, "  ")])
def test_what_belongs_to_nobody_is_not_guessed(bo, number, words):
    assert texts.take_in(number, words, said_id="test:1") is None


def test_a_code_comes_by_text_where_there_is_only_a_number(world, bo):
    assert codes.masked(bo.candidate) == "…0142"
    codes.send(bo.candidate, "details")

    text = TextMessage.objects.get(kind="code")
    assert text.variables["code"] in text.text


def test_without_a_provider_somebody_has_to_ring(world):
    case = world.apply(BO, nonce="n-bo").case

    assert Message.objects.get(case=case).channel == "page"
    assert codes.masked(case.candidate) == ""
    with pytest.raises(codes.NoMailbox):
        codes.send(case.candidate, "details")


def test_who_has_no_number_any_more_is_a_mistake_of_ours(world, bo, letter):
    from hospes.conversations import texting as out

    bo.candidate.phones.all().delete()
    message = Message.objects.get(pk=letter.pk)
    with pytest.raises(ValueError, match="without a number"):
        out.hand_to_post(message, now=letter.written_at)
