"""A touch from the candidate's page to its place in the thread."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.promises.enums import Kind
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from tests.desk.people.house import House
from tests.makers import make_member


@pytest.fixture
def house(db, settings, tmp_path, client) -> House:
    """Grace is signed in at a desk where Ada has applied."""
    return House(settings, tmp_path, client)


def plan(house, channel="phone", case=None, **facts):
    facts = {"reason": "Ask about the start", "due": clock.now() + timedelta(days=1), **facts}
    return Touch.objects.open_touch(case or house.case, channel=Channel(channel), by=house.world.grace, **facts)


def at(name, touch):
    return reverse(f"desk:{name}", args=[touch.public_id])


def page(house, touch):
    return unescape(house.client.get(at("touch", touch)).content.decode())


def test_a_word_is_planned_from_the_candidates_page(house):
    assert house.url("plan-touch") in house.get("case").content.decode()
    facts = {"channel": "linkedin", "reason": "Say hello", "due": "2030-01-02", "draft": "Hello Ada"}

    answer = house.client.post(house.url("plan-touch"), {**facts, "handle": "https://www.linkedin.com/in/ada"})

    touch = Touch.objects.get()
    assert answer.headers["Location"] == at("touch", touch)
    assert (touch.channel, touch.owner, touch.draft) == ("linkedin", house.world.grace, "Hello Ada")
    assert house.case.candidate.handle("linkedin") == "https://www.linkedin.com/in/ada"


def test_a_wrong_profile_is_refused_at_its_field_and_plans_nothing(house):
    facts = {"channel": "linkedin", "reason": "Say hello", "due": "2030-01-02", "handle": "javascript:alert(1)"}

    answer = house.client.post(house.url("plan-touch"), facts)

    assert answer.status_code == 422
    assert "LinkedIn profile. It begins" in answer.content.decode()
    assert "Say hello" in answer.content.decode()
    assert not Touch.objects.exists()


def test_the_form_offers_what_was_asked_for(house):
    assert 'value="wechat" selected' in house.get("plan-touch", channel="wechat").content.decode()
    assert 'value="phone" selected' in house.get("plan-touch", channel="pigeon").content.decode()


def test_a_call_begins_with_who_calls(house):
    clock.set_to(clock.now().replace(hour=15))
    touch = plan(house, points="- the pay")

    before = page(house, touch)
    house.client.post(at("start-touch", touch))
    after = page(house, touch)

    assert "Hello, this is Grace Hopper of Harbourlight Robotics, about Field technician." in before
    assert "tel:" not in before
    assert 'href="tel:' in after or not house.case.candidate.phone_number()
    touch.refresh_from_db()
    assert touch.started_at is not None


def test_nobody_is_rung_at_night_but_with_a_word(house):
    clock.set_to(clock.now().replace(hour=7))
    touch = plan(house)
    assert "It is too early or too late there." in page(house, touch)

    refused = house.client.post(at("start-touch", touch), {"anyway": ""})
    assert (refused.status_code, "Say in a word why" in refused.content.decode()) == (422, True)

    assert house.client.post(at("start-touch", touch), {"anyway": "She asked"}).status_code == 302
    touch.refresh_from_db()
    assert touch.anyway == "She asked"


def test_one_tap_puts_it_into_the_thread_signed(house):
    house.case.candidate.set_handle("wechat", "ada_1", by="member:1")
    touch = plan(house, "wechat", draft="Hello Ada")
    assert 'value="ada_1" readonly' in page(house, touch)
    house.sign_in(house.world.dan)

    house.client.post(at("touch", touch), {"outcome": "sent", "words": "Hello Ada"})

    message = house.last()
    assert (message.channel, message.author_member, message.evidence) == ("wechat", house.world.dan, "E1")
    assert "WeChat: Sent (E1)" in house.get("case").content.decode()
    assert "Sent, signed by Dan Okafor" in page(house, touch)


def test_sent_without_words_keeps_the_form(house):
    answer = house.client.post(at("touch", plan(house, "wechat")), {"outcome": "sent", "words": ""})

    assert (answer.status_code, "Please put in what you sent." in answer.content.decode()) == (422, True)


def test_a_word_answers_a_question(house):
    question = house.ask()
    touch = plan(house, "wechat")

    house.client.post(at("touch", touch), {"outcome": "sent", "words": "Yes.", "answers": question.pk})

    assert house.case.promises.get(kind=Kind.REPLY).state == "kept"


def test_the_question_of_another_case_is_not_answered(house):
    from tests.structure.route_house import BO

    other = house.world.apply(BO, nonce="n-bo").case
    foreign = Message.objects.receive(other, words="Mine?", by=other.candidate.actor)
    house.ask()

    answer = house.client.post(
        at("touch", plan(house, "wechat")), {"outcome": "sent", "words": "Yes.", "answers": foreign.pk}
    )

    assert answer.status_code == 422
    assert foreign in Message.objects.unanswered()


def test_words_of_distress_and_stops_are_shown_and_not_stored(house):
    house.ask("I am in hospital, sorry")
    plan(house).settle("asked_to_stop", by=house.world.grace, now=clock.now())
    touch = plan(house, "wechat")

    shown = page(house, touch)

    assert "A person first" in shown
    assert "They asked us to stop: Call." in shown


def test_a_way_that_was_stopped_is_opened_again_with_a_reason(house):
    there = house.url("allow-touches")
    assert house.client.get(there).status_code == 302
    plan(house, "wechat").settle("asked_to_stop", by=house.world.grace, now=clock.now())
    assert there in house.client.get(house.url("plan-touch")).content.decode()
    assert there in page(house, plan(house))

    empty = house.client.post(there, {"channel": "wechat", "why": " "})
    other = house.client.post(there, {"channel": "sms", "why": "She wrote so."})
    assert [(each.status_code, set(each.context["form"].errors)) for each in (empty, other)] == [
        (422, {"why"}),
        (422, {"channel"}),
    ]
    assert Touch.objects.stopped(house.case.candidate) == {"wechat"}

    assert house.client.post(there, {"channel": "wechat", "why": "She wrote so."}).status_code == 302
    assert Touch.objects.stopped(house.case.candidate) == set()
    assert "may be reached again by a way they had stopped" in house.get("case", show="history").content.decode()


def test_it_is_asked_whether_it_happened(house):
    touch = plan(house, "wechat")
    touch.start(by=house.world.grace)
    touch.ask(by="machine:worker")

    assert "Did it happen?" in page(house, touch)
    assert "Did it happen?" in house.client.get(reverse("desk:touches")).content.decode()


def test_a_plan_is_taken_back_but_not_what_was_done(house):
    touch, done = plan(house, "wechat"), plan(house, "linkedin")
    done.settle("no_answer", by=house.world.grace, now=clock.now())

    house.client.post(at("cancel-touch", touch))
    house.client.post(at("cancel-touch", done))

    assert "It is no longer planned." in page(house, touch)
    assert Touch.objects.get(pk=done.pk).cancelled_at is None


def test_strangers_find_no_touch(house):
    touch = plan(house)
    house.sign_in(make_member("Mallory Quinn", role="hiring_manager"))

    assert house.client.get(at("touch", touch)).status_code == 404
    assert house.client.post(at("touch", touch), {"outcome": "spoke"}).status_code == 404
    assert Touch.objects.waiting().count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same(house, rows, django_assert_num_queries):
    for channel in ["phone", "wechat", "linkedin"][:rows]:
        plan(house, channel)
    house.client.get(reverse("desk:touches"))

    with django_assert_num_queries(QUERIES):
        listed = house.client.get(reverse("desk:touches"))

    assert listed.content.decode().count("data-row-open") == rows


QUERIES = 7


def test_an_empty_list_says_so(house):
    assert "Nothing is planned" in house.client.get(reverse("desk:touches")).content.decode()
