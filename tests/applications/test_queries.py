import pytest

from hospes.applications import queries
from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.foundation import clock


def crowd(world, count):
    for number in range(count):
        person = Person(name=f"Person {number}", email=f"p{number}@example.org")
        world.apply(person, nonce=f"crowd-{number}")


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same_for_many(world, count, django_assert_num_queries):
    crowd(world, count)

    with django_assert_num_queries(3):
        lanes = queries.board(world.job, world.grace)

    assert lanes[0].count == count
    assert [lane.hidden for lane in lanes] == [0] * len(lanes)


@pytest.mark.parametrize("count", [1, 3])
def test_today_costs_the_same_for_many(world, count, django_assert_num_queries):
    crowd(world, count)

    with django_assert_num_queries(6):
        day = queries.today(world.grace, clock.now())

    assert len(day.later) == count


def test_a_missed_date_is_overdue_until_somebody_writes(world):
    application = world.apply()
    world.later(days=10)

    [line] = queries.today(world.grace, clock.now()).overdue

    assert line.application == application
    assert queries.today(world.grace, clock.now()).people == 1


def test_a_question_stands_on_today_with_its_words(world):
    case = world.apply().case
    Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)

    [line] = queries.today(world.grace, clock.now()).questions

    assert line.question.text == "Is there a bus?"
