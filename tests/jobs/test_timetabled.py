from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hospes.foundation import working
from hospes.jobs.models import Job
from tests.jobs.test_plannable import TASK
from tests.makers import make_job

# Monday 14 September 2026, 10:00 in Shanghai (V1 of spec/promises.md 8.4).
V1 = datetime(2026, 9, 14, 2, tzinfo=UTC)


@pytest.fixture
def in_shanghai(job, grace) -> Job:
    grace.calendar = "CN"
    grace.save(update_fields=["calendar"])
    return Job.objects.get(pk=job.pk)


def test_the_steps_say_what_happens_and_when_one_hears(job):
    steps = [(step.number, step.name, step.length, step.hears) for step in job.timetable(None, "en")]

    assert steps == [
        (1, "Applied", "", ""),
        (2, "We read your application", "", "You hear within 5 working days"),
        (3, "A call", "30 min", "You hear within 3 working days"),
        (4, "A talk with the team", "60 min", "You hear within 3 working days"),
        (5, "Decision", "", "You hear within 3 working days"),
    ]
    assert {step.due for step in job.timetable(None, "en")} == {None}


def test_the_steps_speak_the_reader_s_language(job):
    step = job.timetable(None, "zh-hans")[1]

    assert (step.name, step.explains) == ("我们阅读您的申请", "由人来读。无论结果如何，都会告诉您原因。")


@pytest.mark.parametrize(("days", "hears"), [(0, "You hear the same day"), (1, "You hear within 1 working day")])
def test_a_day_and_the_same_day_have_words(job, grace, days, hears):
    job.add_stage(replace(TASK, promise_kind="OUTCOME", promise_days=days), by=grace.actor)

    assert job.timetable(None, "en")[-1].hears == hears


def test_with_a_start_the_steps_have_dates(in_shanghai):
    dues = [step.due and step.due.at for step in in_shanghai.timetable(V1, "en")]

    # The make-up Sunday of V1, then Wednesday 23, then after Mid-Autumn (25–27 Sep) Tuesday 29.
    assert dues[:3] == [None, datetime(2026, 9, 20, 10, tzinfo=UTC), datetime(2026, 9, 23, 10, tzinfo=UTC)]
    assert dues[3] == datetime(2026, 9, 29, 10, tzinfo=UTC)


def test_a_round_counts_from_its_closing_date(job, grace, now):
    job.set_intake("round", closes_on=date(2026, 12, 1), by=grace.actor)

    early = job.timetable(now, "en")[1].due
    late = job.timetable(datetime(2026, 12, 1, 23, 30, tzinfo=UTC), "en")[1].due

    # Five working days after Tuesday 1 December, 18:00 in Toronto.
    assert early.at == late.at == datetime(2026, 12, 8, 23, tzinfo=UTC)


@pytest.mark.parametrize(("day", "around"), [(date(2026, 12, 17), False), (date(2050, 12, 19), True)])
def test_a_decision_may_stand_on_a_date(job, grace, now, day, around):
    job.add_stage(replace(TASK, promise_kind="DECISION"), by=grace.actor)
    job.set_intake("rolling", decision_on=day, by=grace.actor)

    step = job.timetable(now, "en")[-1]

    assert (step.hears, step.due.at.date(), step.due.around) == ("A date, not a maybe", day, around)


def test_a_date_that_is_not_named_is_not_shown(job, grace, now):
    job.add_stage(replace(TASK, promise_kind="DECISION"), by=grace.actor)

    assert job.timetable(now, "en")[-1].due is None


def test_without_a_calendar_there_are_no_dates(company, grace, now):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)

    assert {step.due for step in job.timetable(now, "en")} == {None}


@pytest.mark.parametrize("count", [1, 3])
def test_the_timetable_of_a_whole_job_costs_no_query(grace, dan, iris, now, count, django_assert_num_queries):
    job = make_job()
    for _ in range(count):
        job.add_stage(TASK, by=grace.actor).members.add(iris)
    job = Job.objects.select_related("contact").prefetch_related("stages__members").get(pk=job.pk)

    with django_assert_num_queries(0):
        job.timetable(now, "en")


def test_what_follows_a_later_reading_counts_from_its_day(job):
    start = datetime(2026, 9, 7, 14, tzinfo=UTC)
    planned = [due.at for due in job.latest_dates(start).values()]
    later = working.due(start, 8, "CA-ON")

    dues = [due.at for due in job.latest_dates(start, review=later).values()]

    # Five working days are promised for the reading, three for each step after it.
    assert dues == [working.due(start, 8 + 3 * step, "CA-ON").at for step in range(len(planned))]
    assert planned == [working.due(start, 5 + 3 * step, "CA-ON").at for step in range(len(planned))]
    # A reading that is not later than the plan's changes nothing.
    assert [due.at for due in job.latest_dates(start, review=working.due(start, 1, "CA-ON")).values()] == planned
