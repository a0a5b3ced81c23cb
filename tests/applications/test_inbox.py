"""The inbox as a reading: who waits, by the date owed; of whom, about what."""

from dataclasses import replace

import pytest

from hospes.applications import inbox
from hospes.applications.inbox import Wanted
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from tests.makers import make_job
from tests.world import ADA, World, in_folder

BO = replace(ADA, name="Bo Chen", email="bo@example.org")


@pytest.fixture
def world(db, settings, tmp_path):
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    return world


@pytest.fixture
def ada(world):
    return world.apply().case


def ask(case, words: str = "Is there a bus?") -> Message:
    return Message.objects.receive(case, words=words, by=case.candidate.actor)


def names(world, member=None, **wanted) -> list[str]:
    rows = inbox.with_people(inbox.conversations(member or world.grace, Wanted(**wanted)))
    return [line.case.candidate.name for line in inbox.lines(rows)]


def test_who_waits_comes_by_the_date_owed_and_everybody_by_the_newest_word(world, ada):
    ask(ada)
    world.later(days=1)
    bo = world.apply(BO, nonce="n-bo").case
    ask(bo)

    assert names(world) == ["Ada Lovelace", "Bo Chen"]
    assert names(world, waiting=False) == ["Bo Chen", "Ada Lovelace"]


def test_a_line_has_the_last_word_and_the_answer_that_is_owed(world, ada):
    question = ask(ada)

    line = inbox.lines(inbox.conversations(world.grace, Wanted()))[0]

    assert (line.last, line.owed.subject) == (question, question.key)
    assert inbox.is_from_candidate(line.last)


def test_nobody_waits_where_only_a_receipt_was_written(world, ada):
    assert names(world) == names(world, waiting=False) == []
    assert inbox.answering(ada) is None


def test_the_newest_is_answered_and_the_others_are_not_forgotten(world, ada):
    first, second = ask(ada), ask(ada, "And a train?")

    assert (inbox.unanswered(ada), inbox.answering(ada)) == ([first, second], second)


def test_an_answer_that_came_back_waits_again(world, ada):
    question = ask(ada)
    letter = Message.objects.approve(ada, Draft("Bus", "Line 7."), by=world.grace, answers=question)
    world.later(seconds=31)
    assert names(world) == []

    Message.objects.get(pk=letter.pk).envelope.bounce(by="machine:post", response="550", hard=True)

    assert names(world) == ["Ada Lovelace"]
    assert inbox.unanswered(ada) == [question]


def test_of_whom_about_what(world, ada):
    ask(ada)
    other = make_job(contact=world.dan, deputy=world.grace, titles={"en": "Weaver"}, state="public")

    assert names(world, whose=world.grace, job=world.job, team="field service") == ["Ada Lovelace"]
    assert names(world, whose=world.dan) == names(world, job=other) == names(world, team="looms") == []


def test_who_stands_in_for_somebody_gone_sees_what_waits(world, ada):
    ask(ada)
    type(world.grace).objects.filter(pk=world.grace.pk).update(is_active=False)

    assert names(world, member=world.dan, whose=world.dan) == ["Ada Lovelace"]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_four_queries(world, ada, rows, django_assert_num_queries):
    ask(ada)
    for number in range(1, rows):
        ask(world.apply(replace(BO, name=f"Person {number}", email=f"p{number}@example.org"), nonce=f"{number}").case)

    with django_assert_num_queries(4):
        for line in inbox.lines(inbox.with_people(inbox.conversations(world.grace, Wanted()))):
            assert line.case.application.job.title("en") == "Field technician"
