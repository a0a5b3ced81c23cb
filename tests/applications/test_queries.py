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


def test_a_lane_is_shown_whole_and_found_by_name(world):
    crowd(world, 3)
    stage = world.job.stages.order_by("order").first()

    assert queries.lane(world.job, world.grace, stage).count() == 3
    assert [a.case.candidate.name for a in queries.lane(world.job, world.grace, stage, words="person 2")] == [
        "Person 2"
    ]
    [lane] = [lane for lane in queries.board(world.job, world.grace, per_lane=2) if lane.count]
    assert (len(lane.cards), lane.hidden) == (2, 1)


def test_what_was_said_last_and_what_is_leaving_is_known(world):
    from hospes.conversations.letters import Draft

    case = world.apply().case
    assert queries.touches([case.pk])[case.pk].spoken_at is None

    Message.objects.note_call(case, by=world.grace, outcome="spoke", words="Hello")
    Message.objects.approve(case, Draft("x", "y"), by=world.grace)

    touch = queries.touches([case.pk])[case.pk]
    assert (touch.spoken_at is not None, touch.leaving) == (True, 1)


def test_a_members_own_figures_count_kept_moved_and_missed(world):
    assert queries.record_of(world.grace, clock.now()).rate is None

    world.apply()
    world.later(days=10)

    record = queries.record_of(world.grace, clock.now())
    assert (record.on_time, record.late, record.base, record.rate) == (0, 1, 1, 0)


def test_all_matters_of_a_person_and_mentions_are_found(world):
    from hospes.conversations.models import Note

    case = world.apply().case
    note = Note.objects.write(case, by=world.grace, words="Look", mentions=[world.dan])

    assert list(queries.of_candidate(case, world.dan)) == [case]
    assert queries.today(world.dan, clock.now()).mentions == [note]


def test_a_matter_that_is_no_application_says_so_on_today(world):
    from hospes.applications import questions
    from tests.world import ADA

    questions.ask(world.job, ADA, words="Is there a bus?")

    [line] = queries.today(world.grace, clock.now()).questions
    assert line.application is None


def test_this_rooms_entries_read_as_sentences(world):
    from hospes.journal import sentences
    from hospes.journal.models import Entry

    world.apply()

    read = {sentences.read(entry) for entry in Entry.objects.all()}
    assert {"applied", "opened this", "let a letter leave"} <= read
