"""What providers report, by an address that holds a secret."""

import json

import pytest
from django.urls import reverse

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.integrations.sms import hooks
from hospes.post import texting
from hospes.post.models import TextMessage
from tests.world import World, in_folder


@pytest.fixture
def case(db, settings, tmp_path):
    in_folder(settings, tmp_path)
    world = World()
    return world.apply(Person(name="Bo", phone="+86 138 0013 8000", zone="Asia/Shanghai"), nonce="n-bo").case


@pytest.fixture
def text(case) -> TextMessage:
    text = TextMessage.objects.queue(key="message:x", number="+8613800138000", text="Hello")
    TextMessage.objects.update(state="accepted", accepted_at=text.queued_at, provider_id="id-1")
    return text


def tell(client, provider: str, told, token: str = ""):
    address = reverse("integrations:sms-hook", args=[provider, token or texting.hook_secret(provider)])
    body = told if isinstance(told, str) else json.dumps(told)
    return client.post(address, body, content_type="application/json")


REPORTS = {
    "generic": ({"id": "id-1", "status": "delivered"}, {"id": "id-1", "status": "failed", "said": "absent"}),
    "aliyun": (
        [{"biz_id": "id-1", "success": True, "phone_number": "13800138000"}],
        [{"biz_id": "id-1", "success": False, "err_code": "MK:0001", "phone_number": "13800138000"}],
    ),
    "tencent": (
        [{"sid": "id-1", "report_status": "SUCCESS", "mobile": "13800138000", "nationcode": "86"}],
        [{"sid": "id-1", "report_status": "FAIL", "errmsg": "MK:0001", "mobile": "13800138000", "nationcode": "86"}],
    ),
}
ANSWERS = {
    "generic": {"id": "in-1", "from": "+8613800138000", "text": "几点？"},
    "aliyun": [{"sequence_id": "in-1", "phone_number": "13800138000", "content": "几点？"}],
    "tencent": {"time": 1, "mobile": "13800138000", "nationcode": "86", "text": "几点？"},
}


@pytest.mark.parametrize("provider", REPORTS)
@pytest.mark.parametrize(("which", "state"), [(0, "accepted"), (1, "refused")])
def test_a_report_is_written_down(client, text, provider, which, state):
    TextMessage.objects.update(provider=provider)

    assert tell(client, provider, REPORTS[provider][which]).status_code == 200

    text.refresh_from_db()
    assert (text.state, text.delivered_at is not None) == (state, which == 0)


@pytest.mark.parametrize("provider", ANSWERS)
def test_an_answer_enters_the_thread_once(client, case, provider):
    for _ in range(2):
        assert tell(client, provider, ANSWERS[provider]).status_code == 200

    message = Message.objects.get(direction="in")
    assert (message.case, message.text, message.channel) == (case, "几点？", "sms")


def test_a_stranger_tells_us_nothing(client, text):
    TextMessage.objects.update(provider="generic")

    assert tell(client, "generic", REPORTS["generic"][1], token=texting.hook_secret("aliyun")).status_code == 404
    assert tell(client, "nobody", {}).status_code == 404
    text.refresh_from_db()
    assert text.state == "accepted"


@pytest.mark.parametrize(("told", "status"), [("{", 400), ("[1, null]", 200), ("x" * (hooks.LARGEST + 1), 413)])
def test_odd_words_are_answered_in_words(client, text, told, status):
    assert tell(client, "generic", told).status_code == status


def test_a_report_about_nothing_of_ours_is_taken_and_forgotten(client, text):
    assert tell(client, "generic", {"id": "unknown", "status": "failed"}).status_code == 200
