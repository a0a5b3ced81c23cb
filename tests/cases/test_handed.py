from datetime import timedelta

import pytest

from hospes.cases.enums import Role
from hospes.cases.models import Case
from hospes.cases.refusals import NobodyElse, NoContact
from hospes.foundation import clock
from hospes.promises.models import Promise
from tests.makers import make_member


def people(case):
    fresh = Case.objects.get(pk=case.pk)
    return fresh.contact, fresh.deputy


def test_handing_over_makes_the_former_contact_deputy_and_promises_follow(world, case):
    row = case.hand_over(to=world.dan, by=world.helen.actor, why="moves to another team")

    assert people(case) == (world.dan, world.grace)
    assert (row.giver, row.taker, str(row)) == (world.grace, world.dan, f"contact of {case.pk}")
    assert {(p.owner, p.deputy) for p in Promise.objects.filter(case=case).open()} == {(world.dan, world.grace)}


def test_handing_over_twice_is_once(world, case):
    case.hand_over(to=world.dan, by=world.helen.actor, why="x")

    assert case.hand_over(to=world.dan, by=world.helen.actor, why="x") is None
    assert case.hand_overs.count() == 1


def test_a_new_contact_must_be_reachable(world, case):
    world.helen.address_refused_at = clock.now()

    with pytest.raises(NoContact):
        case.hand_over(to=world.helen, by=world.dan.actor, why="x")


def test_a_former_contact_who_is_gone_becomes_no_deputy(world, case):
    type(world.grace).objects.filter(pk=world.grace.pk).update(is_active=False)

    case.hand_over(to=world.dan, by=world.helen.actor, why="x")

    assert people(case) == (world.dan, world.helen)


def test_another_deputy_is_named(world, case):
    row = case.change_deputy(to=world.helen, by=world.grace.actor, why="Dan has enough")

    assert people(case) == (world.grace, world.helen)
    assert row.role == Role.DEPUTY
    assert case.change_deputy(to=world.helen, by=world.grace.actor, why="again") is None
    assert {p.deputy for p in Promise.objects.filter(case=case).open()} == {world.helen}


def test_the_deputy_is_somebody_else_and_here(world, case):
    gone = make_member("Gone Girl", is_active=False)

    with pytest.raises(NobodyElse):
        case.change_deputy(to=world.grace, by=world.helen.actor, why="x")
    with pytest.raises(NoContact):
        case.change_deputy(to=gone, by=world.helen.actor, why="x")


def test_who_acts_is_the_contact_else_the_deputy_else_nobody(world, case):
    members = type(world.grace).objects
    assert Case.objects.get(pk=case.pk).acting == world.grace

    members.filter(pk=world.grace.pk).update(is_active=False)
    assert Case.objects.get(pk=case.pk).acting == world.dan

    members.filter(pk=world.dan.pk).update(is_active=False)
    assert not Case.objects.get(pk=case.pk).is_covered


def test_while_the_contact_is_away_the_deputy_acts(world, case, django_assert_num_queries):
    world.grace.be_away_today(by=world.helen.actor)

    assert Case.objects.get(pk=case.pk).acting == world.dan
    assert Case.objects.get(pk=case.pk).contact == world.grace
    with django_assert_num_queries(3):
        assert [each.acting_at(clock.now()) for each in Case.objects.with_presence()] == [world.dan]


def test_where_both_are_away_the_contact_stays_and_nobody_covers(world, case):
    world.grace.be_away_today(by=world.grace.actor)
    world.dan.be_away_today(by=world.grace.actor)

    fresh = Case.objects.get(pk=case.pk)
    assert (fresh.acting, fresh.is_covered) == (world.grace, False)


def test_back_earlier_the_contact_acts_again(world, case):
    row = world.grace.be_away_today(by=world.helen.actor)
    clock.set_to(clock.now() + timedelta(hours=1))

    row.end(by=world.grace.actor)

    assert Case.objects.get(pk=case.pk).acting == world.grace
