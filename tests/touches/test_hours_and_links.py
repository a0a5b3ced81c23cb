from datetime import UTC, datetime

import pytest

from hospes.candidates.models import Candidate
from hospes.touches.distress import person_first
from hospes.touches.hours import is_between, why_not_now
from hospes.touches.links import deep_link, to_copy


@pytest.mark.parametrize(
    ("channel", "zone", "hour", "why"),
    [
        ("phone", "Asia/Shanghai", 4, "noon"),
        ("phone", "Asia/Shanghai", 5, "noon"),
        ("phone", "Asia/Shanghai", 6, None),
        ("phone", "Asia/Hong_Kong", 4, None),
        ("sms", "Asia/Shanghai", 14, "quiet"),
        ("wechat", "Asia/Shanghai", 14, None),
        ("phone", "America/Toronto", 12, "quiet"),
        ("phone", "America/Toronto", 13, None),
    ],
)
def test_nobody_is_rung_at_noon_in_china_or_at_night(db, channel, zone, hour, why):
    assert why_not_now(channel, zone, datetime(2026, 11, 24, hour, tzinfo=UTC)) == why


@pytest.mark.parametrize(("hour", "inside"), [(9, True), (8, False), (17, False)])
def test_hours_by_day_do_not_go_over_midnight(hour, inside):
    assert is_between(hour, 9, 17) is inside


@pytest.mark.parametrize(
    ("text", "hint"),
    [("I am in hospital this week", True), ("我最近抑郁", True), ("I like hospitality", True), ("See you", False)],
)
def test_words_of_distress_bring_a_person(text, hint):
    assert person_first("Hello", text) is hint


def test_links_open_the_telephone_or_the_profile(ada):
    by = ada.actor
    ada.set_handle("linkedin", "https://www.linkedin.com/in/ada", by=by)
    ada.set_handle("wechat", "ada_1815", by=by)
    ada = Candidate.objects.get(pk=ada.pk)

    assert deep_link("phone", ada) == "tel:+14165550142"
    assert deep_link("sms", ada) == "sms:+14165550142"
    assert deep_link("sms", ada, "Hi & 您好") == "sms:+14165550142?body=Hi%20%26%20%E6%82%A8%E5%A5%BD"
    assert deep_link("linkedin", ada) == "https://www.linkedin.com/in/ada"
    assert (deep_link("wechat", ada), to_copy("wechat", ada), to_copy("phone", ada)) == ("weixin://", "ada_1815", "")


def test_without_a_number_nothing_can_be_opened(ada):
    ada.phones.all().delete()

    assert deep_link("phone", ada) == ""
