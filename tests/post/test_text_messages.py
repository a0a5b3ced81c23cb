"""Text messages: a row first, handed over once, reported afterwards."""

import pytest
from django.db import IntegrityError, transaction

from hospes.foundation import claiming, clock, house
from hospes.foundation.crash_points import Crashed, armed
from hospes.post import pauses, text_outcomes, texting
from hospes.post.enums import Problem, State, What
from hospes.post.models import TextMessage
from hospes.post.refusals import KeyTaken
from hospes.post.text_outcomes import Listener
from hospes.post.texting import SmsSettings, TextProvider
from hospes.post.transports.line import Never, NoLine, NotNow, Unknown

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = "+8613800138000"


@pytest.fixture
def told(settings, tmp_path, now):
    """What listeners hear, and a provider that does as it is told."""
    settings.DATA = tmp_path
    heard: list[What] = []
    text_outcomes.register.add(
        Listener(name="test", lock=lambda text: None, tell=lambda text, what: heard.append(what))
    )
    yield heard
    text_outcomes.register.remove("test")


@pytest.fixture
def provider(told):
    answers: list[object] = []
    sent: list[str] = []

    def send(parcel, settings):
        sent.append(parcel.number)
        answer = answers.pop(0) if answers else f"id-{len(sent)}"
        if isinstance(answer, Exception):
            raise answer
        return answer

    texting.providers.add(TextProvider(name="test", title="Test", needs=(), send=send))
    house.write(SmsSettings, provider="test")
    send.answers, send.sent = answers, sent
    yield send
    texting.providers.remove("test")


def queue(**more) -> TextMessage:
    return TextMessage.objects.queue(**{"key": "message:1", "number": NUMBER, "text": "Hello", **more})


def work() -> TextMessage:
    claiming.run_once("w", names=["post.send_text"])
    return TextMessage.objects.get()


def test_it_is_sent_once_and_reported_later(provider, told):
    queue()
    assert str(work()) == "message:1"
    text = work()
    assert (text.state, text.provider, text.provider_id) == (State.ACCEPTED, "test", "id-1")

    assert TextMessage.objects.of_provider("test", "") is None
    found = TextMessage.objects.of_provider("test", "id-1")
    for _ in range(2):
        found.report(delivered=True, said="DELIVRD")
        found.report(delivered=False, said="too late")
    assert (provider.sent, told) == ([NUMBER], [What.ACCEPTED, What.DELIVERED])


def test_the_provider_is_chosen_with_a_sealed_secret_that_may_be_kept(told):
    texting.configure({"provider": "generic", "url": "https://sms.example/"}, secret="hush", by="member:1")
    first = house.read(SmsSettings).secret
    texting.configure({"signature": "Harbourlight"}, secret=None, by="member:1")
    assert first == house.read(SmsSettings).secret
    assert "hush" not in first

    assert texting.configure({"provider": ""}, secret="", by="member:1").secret == ""
    assert texting.chosen() is None


def test_asking_twice_with_one_key_queues_once(told):
    assert queue() == queue()
    with pytest.raises(KeyTaken):
        queue(text="Something else")
    with pytest.raises(IntegrityError):
        queue(key="message:2", number=None)


def test_without_a_provider_it_waits(told):
    queue()

    assert work().state == State.QUEUED


def test_a_busy_provider_is_asked_again_later_and_given_up_at_last(provider, told):
    provider.answers += [NotNow("429"), NoLine(Problem.LOGIN_REFUSED, "401")]
    queue()
    assert work().state == State.QUEUED
    clock.move(pauses.LONGEST)
    assert work().response == "401"

    provider.answers.append(NotNow("still busy"))
    clock.move(pauses.GIVE_UP_AFTER)
    assert work().state == State.REFUSED
    assert told == [What.REFUSED]


def test_a_refusal_is_final_and_a_broken_line_uncertain(provider, told):
    provider.answers += [Never("no such number")]
    queue()
    assert work().state == State.REFUSED
    TextMessage.objects.all().delete()

    provider.answers += [Unknown("the line broke")]
    queue()
    assert work().state == State.UNCERTAIN
    clock.move(pauses.LONGEST)
    assert work().state == State.UNCERTAIN
    assert told == [What.REFUSED, What.UNCERTAIN]


def test_a_report_that_it_did_not_arrive(provider, told):
    queue()
    work().report(delivered=False, said="UNDELIV")

    text = TextMessage.objects.get()
    assert (text.state, text.response, told) == (State.REFUSED, "UNDELIV", [What.ACCEPTED, What.BOUNCED])


@pytest.mark.parametrize("point", ["post.text_before_request", "post.text_after_request"])
def test_who_dies_in_between_leaves_it_uncertain_and_nobody_sends_it_again(provider, told, point):
    queue()
    with armed(point), pytest.raises(Crashed):
        work()
    clock.move(pauses.LONGEST)
    sent = list(provider.sent)

    assert work().state == State.UNCERTAIN
    assert provider.sent == sent


def test_who_lost_his_claim_sends_nothing(provider, told):
    queue().hand_over(by="somebody else")

    assert provider.sent == []


def test_what_was_settled_meanwhile_is_not_queued_again(provider, told):
    def settle() -> None:
        TextMessage.objects.update(state=State.CANCELLED)

    provider.answers.append(NotNow("busy"))
    queue()
    with armed("post.text_before_request", settle):
        assert work().state == State.CANCELLED


def test_what_a_report_settled_first_stays_settled(provider, told):
    def reported() -> None:
        TextMessage.objects.get().report(delivered=False, said="UNDELIV")

    queue()
    with armed("post.text_after_request", reported):
        assert work().state == State.REFUSED
    assert told == [What.BOUNCED]


def test_handing_over_is_on_disk_before_the_request_so_it_is_no_part_of_anything_else(provider, told):
    text = queue()
    TextMessage.objects.update(claimed_by="w")
    text.refresh_from_db()

    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        text.hand_over(by="w")

    assert provider.sent == []


def test_a_report_must_come_by_its_own_providers_secret_address():
    secret = texting.hook_secret("aliyun")
    assert texting.is_hook_secret(secret, "aliyun")
    assert not texting.is_hook_secret(secret, "tencent")
    assert not texting.is_hook_secret(f"{secret}x", "aliyun")
    assert texting.hook_secret("tencent") != secret
