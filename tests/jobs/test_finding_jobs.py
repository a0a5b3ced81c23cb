from datetime import timedelta

import pytest

from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.search import catalogue
from hospes.search.sources import register
from tests.jobs.test_plannable import TASK
from tests.makers import make_job, make_member, make_place


@pytest.fixture
def jobs(grace, dan, hugo, iris) -> dict[str, Job]:
    """One job with nobody but its contact, and one each for what lets somebody see it."""
    made = {name: make_job(titles={"en": name}) for name in ("other", "team", "stage", "contact", "deputy")}
    made["team"].set_team([(hugo, "hiring_manager"), (iris, "interviewer")], by=grace.actor)
    stage = made["stage"].add_stage(TASK, by=grace.actor)
    stage.members.set([hugo, iris])
    made["contact"].set_contact(hugo, deputy=iris, by=grace.actor)
    made["deputy"].set_contact(iris, deputy=hugo, by=grace.actor)
    return made


@pytest.mark.parametrize(
    ("name", "role", "seen"),
    [
        ("Helen Zhou", "admin", {"other", "team", "stage", "contact", "deputy"}),
        ("Mallory Recruiter", "recruiter", {"other", "team", "stage", "contact", "deputy"}),
        ("Hugo Silva", "hiring_manager", {"team", "stage", "contact", "deputy"}),
        ("Iris Vogel", "interviewer", {"stage", "contact", "deputy"}),
        ("Stranger Manager", "hiring_manager", set()),
        ("Stranger Interviewer", "interviewer", set()),
    ],
)
def test_everybody_sees_what_is_theirs(jobs, hugo, iris, name, role, seen):
    known = {member.name: member for member in (hugo, iris)}
    member = known.get(name) or make_member(name, role=role)

    assert {str(job) for job in Job.objects.seen_by(member)} == seen


def test_who_left_sees_nothing(jobs, grace):
    grace.is_active = False

    assert not Job.objects.seen_by(grace).exists()


def test_two_stages_do_not_show_a_job_twice(jobs, grace, iris):
    jobs["stage"].add_stage(TASK, by=grace.actor).members.add(iris)

    assert [str(job) for job in Job.objects.seen_by(iris)].count("stage") == 1


@pytest.mark.parametrize(
    "query", ["", "field", "FIELD technician", "多伦多", "harbour robots", "现场服务", "toronto  technician"]
)
def test_every_word_must_be_there(public, query):
    assert list(Job.objects.listed().matching(query)) == [public]


@pytest.mark.parametrize("query", ["welder", "field welder", "%", "_", "'"])
def test_what_is_not_there_is_not_found(public, query):
    assert not Job.objects.listed().matching(query).exists()


def test_a_pasted_text_is_searched_by_its_first_words(public):
    assert list(Job.objects.listed().matching("field " * 8 + "nonsense " * 1000)) == [public]


def test_the_newest_job_comes_first(public, grace):
    clock.move(timedelta(days=1))
    newer = make_job(state="public")

    assert list(Job.objects.listed()) == [newer, public]


def test_the_desk_lists_living_jobs_first(job, grace):
    closed = make_job()
    closed.close(by=grace.actor)

    assert list(Job.objects.for_desk(grace)) == [job, closed]


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_s_list_costs_five_queries(grace, dan, count, django_assert_num_queries):
    for _ in range(count):
        make_job()

    with django_assert_num_queries(5):
        for job in Job.objects.for_desk(grace):
            assert job.title("en")
            assert job.places_in("en")
            assert (job.contact.name, job.open_seats()) == ("Grace Hopper", 1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_job_page_costs_nine_queries(public, grace, iris, count, django_assert_num_queries):
    for _ in range(count):
        public.add_stage(TASK, by=grace.actor).members.add(iris)
        place = make_place()
        public.set_places([*public.places(), place], by=grace.actor)

    with django_assert_num_queries(9):
        job = Job.objects.readable().whole().get(public_id=public.public_id)
        job.timetable(clock.now(), "zh")
        assert job.text("zh").work
        assert all([job.places_in("zh"), job.current_criteria(), job.questions(), job.open_seats()])


def test_the_desk_s_search_finds_a_job_by_pinyin(job, grace):
    catalogue.write("job", list(register["job"].drafts()))

    found = catalogue.find("xianchang", audiences=["recruiting"], kinds=["job"])

    assert [entry.key for entry in found] == [job.public_id]
