"""One's own notices, the group chats, and how often everybody is told."""

import pytest

from hospes.foundation import clock
from hospes.notices.models import Robot, Way, Word
from tests.makers import make_member
from tests.queries import same_number


@pytest.fixture
def grace(world, as_):
    return as_(world.grace)


MINE, ALL = "/desk/settings/me/notices/", "/desk/settings/notices/"
SLACK = {"kind": "slack", "name": "Hiring", "url": "https://hooks.slack.com/services/T/B/secret", "secret": ""}
WISHES = {"place": "mail", "morning_hour": "9", "quiet_from": "18", "quiet_until": "7", "on": ["waiting", "broken"]}


def test_one_chooses_where_and_when(world, grace, helen):
    helen.post(ALL, SLACK)
    robot = Robot.objects.get()
    assert "Hiring (Slack)" in grace.get(MINE).content.decode()

    answer = grace.post(MINE, {**WISHES, "place": str(robot.pk)})

    way = Way.objects.get(member=world.grace)
    assert (answer.status_code, answer.url) == (302, MINE)
    assert (way.robot, way.morning_hour, way.quiet_from, way.quiet_until) == (robot, 9, 18, 7)
    assert (way.off, way.morning_at) == (["handed", "morning", "talk"], None)
    grace.post(MINE, WISHES)
    way.refresh_from_db()
    assert way.robot is None


def test_what_cannot_be_chosen_is_said_at_its_field(world, grace):
    answer = grace.post(MINE, {**WISHES, "place": "77", "quiet_from": "25", "on": ["everything"]})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"place", "quiet_from", "on"}


def test_a_group_chat_is_connected_and_its_address_never_shown(world, helen):
    assert helen.post(ALL, SLACK).status_code == 302

    page = helen.get(ALL).content.decode()
    assert "Hiring" in page
    assert "hooks.slack.com" in page
    assert "secret" not in Robot.objects.get().url
    assert "/services/T/B" not in page
    Robot.objects.get().note(well=False, words="no_service")
    assert "no_service" in helen.get(ALL).content.decode()


def test_an_address_of_somebody_else_is_refused_at_its_field(world, helen):
    answer = helen.post(ALL, {**SLACK, "url": "https://127.0.0.1/"})

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"url"})
    assert set(helen.post(ALL, {**SLACK, "name": "\x00"}).context["form"].errors) == {"name"}


def test_a_group_chat_is_disconnected(world, helen):
    helen.post(ALL, SLACK)
    robot = Robot.objects.get()

    helen.post(f"{ALL}{robot.pk}/removal/")

    assert not Robot.objects.connected().exists()
    assert helen.post(f"{ALL}{robot.pk}/removal/").status_code == 404


def test_the_count_has_everybody_and_does_not_grow_in_queries(world, helen):
    names = iter("abcdef")

    def grow():
        member = make_member(next(names))
        for n in range(9):
            key = f"{member.pk}:{n}"
            Word.objects.create(key=key, member=member, queued_at=clock.now(), not_before=clock.now())

    same_number(lambda: helen.get(ALL), grow=grow)
    assert "many" in helen.get(ALL).content.decode()
