import pytest

from hospes.foundation import clock
from hospes.team.models import Member


def test_the_standing_deputy_covers(helen, grace, dan):
    grace.describe(by=helen.actor, standing_deputy=dan)

    assert grace.deputy_for_case() == dan


@pytest.mark.parametrize("facts", [{"is_active": False}, {"address_refused_at": clock.now()}])
def test_who_cannot_be_reached_does_not_cover(helen, grace, dan, facts):
    grace.describe(by=helen.actor, standing_deputy=dan)
    Member.objects.filter(pk=dan.pk).update(**facts)

    assert Member.objects.get(pk=grace.pk).deputy_for_case() == helen


def test_of_two_members_each_covers_for_the_other(helen, grace):
    assert (grace.deputy_for_case(), helen.deputy_for_case()) == (helen, grace)


def test_with_two_members_an_unreachable_one_covers_nobody(helen, grace):
    Member.objects.filter(pk=grace.pk).update(address_refused_at=clock.now())

    assert helen.deputy_for_case() is None


def test_who_works_alone_has_no_deputy(helen):
    assert helen.deputy_for_case() is None


def test_where_nobody_was_named_the_lead_covers_else_an_admin_else_who_is_here_longest(helen, grace, dan):
    assert (grace.deputy_for_case(), helen.deputy_for_case()) == (helen, grace)

    dan.describe(by=helen.actor, lead=grace)
    assert dan.deputy_for_case() == grace


def test_the_lead_is_told_else_an_admin(helen, grace, dan):
    assert grace.lead_or_admin() == helen

    grace.describe(by=helen.actor, lead=dan)
    assert grace.lead_or_admin() == dan

    Member.objects.filter(pk=dan.pk).update(is_active=False)
    assert Member.objects.get(pk=grace.pk).lead_or_admin() == helen


def test_the_only_admin_is_led_by_nobody(helen):
    assert helen.lead_or_admin() is None
