"""While the contact is away the page says until when, who looks after the candidate, and never why."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from hospes.foundation import clock
from hospes.team.models import Member


def day_of(application, **later):
    zone = application.case.contact.zone
    return (clock.now() + timedelta(**later)).astimezone(ZoneInfo(zone)).date()


def page(client, link) -> str:
    return client.get(link).content.decode()


def away(application, first, last, kind="holiday"):
    contact = application.case.contact
    return contact.be_away(day_of(application, days=first), day_of(application, days=last), kind=kind, by=contact.actor)


@pytest.mark.parametrize(
    ("kind", "said"), [("holiday", "Grace Hopper is away until"), ("ill", "Grace Hopper is unexpectedly away until")]
)
def test_the_page_names_who_looks_after_one(client, application, link, kind, said):
    away(application, 0, 9, kind)

    shown = page(client, link)

    assert said in shown
    assert "; Dan Okafor looks after you and reads what you write." in shown
    assert " ill" not in shown
    assert "Write to Dan Okafor" in shown


def test_in_chinese_too(client, application, link):
    candidate = application.case.candidate
    type(candidate).objects.filter(pk=candidate.pk).update(language="zh")
    away(application, 0, 9, "ill")

    shown = page(client, link)

    assert "Grace Hopper 临时不在" in shown
    assert "由 Dan Okafor 负责与您联系" in shown
    assert "病" not in shown


def test_where_both_are_away_it_is_said(client, application, link):
    away(application, 0, 9)
    application.case.deputy.be_away(day_of(application), day_of(application, days=3), by="member:1")

    assert "and nobody covers. Your dates stay as they are." in page(client, link)


def test_an_absence_over_ones_own_date_is_said_before(client, application, link):
    away(application, 2, 12)

    assert "Dan Okafor looks after you then: dan@" in page(client, link)


@pytest.mark.parametrize(("first", "last"), [(20, 30), (1, 2)])
def test_one_that_is_far_or_leaves_the_date_alone_is_not(client, application, link, first, last):
    away(application, first, last)

    assert "If Grace Hopper is away, Dan Okafor answers" in page(client, link)


def test_a_dentist_is_nobodys_business(client, application, link):
    contact, now = application.case.contact, clock.now()
    contact.be_away_between(now, now + timedelta(hours=2), kind="other", by=contact.actor)

    assert "is away until" not in page(client, link)


def test_who_left_and_who_is_alone(client, application, link):
    Member.objects.filter(pk=application.case.contact_id).update(is_active=False)
    assert "Grace Hopper is away. Dan Okafor looks after you" in page(client, link)

    Member.objects.filter(pk=application.case.deputy_id).update(is_active=False)
    assert "Nobody covers for Grace Hopper." in page(client, link)
