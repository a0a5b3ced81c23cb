import pytest

from hospes.foundation import clock
from hospes.team.enums import Role
from hospes.touches import at_hand
from tests.makers import make_member
from tests.touches.plan import plan


@pytest.fixture
def touch(world, case):
    return plan(world, case)


def test_the_code_opens_its_touch_for_half_an_hour(world, touch):
    token = at_hand.token(touch, world.dan)

    assert at_hand.opened_by(token) == (touch, world.dan)
    world.later(minutes=29)
    assert at_hand.opened_by(token) == (touch, world.dan)
    world.later(minutes=2)
    assert at_hand.opened_by(token) is None


def test_a_code_opens_nothing_else_and_for_nobody_else(world, case, touch):
    public_id, member, last, signature = at_hand.token(touch, world.grace).split("-", 3)
    later = int(clock.now().timestamp()) + 10**7

    for bad in (
        f"zzzzzzzzzz-{member}-{last}-{signature}",
        f"{public_id}-{world.dan.pk}-{last}-{signature}",
        f"{public_id}-{member}-{later}-{signature}",
        f"{public_id}-{member}-{last}-{signature[:-1]}",
        f"{public_id}-{member}-{'9' * 30}-{signature}",
        f"{public_id}-999999-{last}-{signature}",
        f"{public_id}-x-{last}-{signature}",
        f"{public_id}-{member}",
        "\0-1-1-x",
        "",
    ):
        assert at_hand.opened_by(bad) is None


@pytest.mark.parametrize("change", ["password", "access", "role"])
def test_a_code_dies_with_what_it_was_given_for(world, touch, change):
    token = at_hand.token(touch, world.dan)
    members = type(world.dan).objects.filter(pk=world.dan.pk)
    if change == "password":
        world.dan.set_password("another long password")
        world.dan.save()
    elif change == "access":
        members.update(is_active=False)
    else:
        members.update(role=Role.INTERVIEWER)

    assert at_hand.opened_by(token) is None


def test_who_does_not_see_the_case_sees_no_touch_of_it(world, touch):
    mallory = make_member("Mallory Quinn", role="hiring_manager")

    assert at_hand.opened_by(at_hand.token(touch, mallory)) is None
