import pytest

from hospes.team import queries
from hospes.team.models import Member


def names(page) -> list[str]:
    return [member.name for member in page.members]


@pytest.fixture
def people(helen, grace, make):
    lin = make("林悦", email="lin.yue@harbourlight.example", sort_key="lin yue")
    shan = make("单晓", "interviewer", email="a@harbourlight.example", sort_key="shan xiao")
    shan.disable(by=helen.actor)
    return lin, shan


def test_members_are_sorted_by_name_and_who_left_is_last(people, helen):
    assert names(queries.members_page(helen)) == ["Grace Hopper", "Helen Zhou", "林悦", "单晓"]


def test_who_is_no_admin_does_not_see_who_left(people, grace):
    assert names(queries.members_page(grace)) == ["Grace Hopper", "Helen Zhou", "林悦"]


@pytest.mark.parametrize(("sort", "first"), [("role", "Helen Zhou"), ("address", "Grace Hopper"), ("seen", "林悦")])
def test_members_are_sorted_as_asked(people, helen, sort, first):
    Member.objects.filter(pk=people[0].pk).update(signed_in_at=helen.joined_at)

    page = queries.members_page(helen, sort=sort)

    assert (names(page)[0], page.sort) == (first, sort)


@pytest.mark.parametrize("sort", ["password", "-name", "'; drop table team_member; --", ""])
def test_an_unknown_sort_sorts_by_name(people, helen, sort):
    assert queries.members_page(helen, sort=sort).sort == "name"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("linyue", ["林悦"]),
        ("悦", ["林悦"]),
        ("HARBOURLIGHT gra", ["Grace Hopper"]),
        ("%", []),
        ("nobody", []),
    ],
)
def test_members_are_found_by_name_pinyin_and_address(people, helen, words, found):
    assert names(queries.members_page(helen, words=words)) == found


def test_a_page_beyond_the_end_is_the_last_one(helen, make):
    for number in range(60):
        make(f"P{number} Person")

    page = queries.members_page(helen, page=99)

    assert (page.page, page.pages, page.total, len(page.members)) == (2, 2, 61, 11)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_two_queries(helen, grace, make, count, django_assert_num_queries):
    for number in range(count):
        make(f"P{number} Person", standing_deputy=helen, lead=grace)

    with django_assert_num_queries(2):
        for member in queries.members_page(helen).members:
            assert str(member.standing_deputy) != str(member.lead) or member.lead is None


def test_actors_are_called_by_name_in_one_query(helen, grace, django_assert_num_queries):
    with django_assert_num_queries(1):
        called = queries.called([helen.actor, grace.actor, helen.actor, "machine:worker", "candidate:x"])

    assert called == {helen.actor: "Helen Zhou", grace.actor: "Grace Hopper"}
