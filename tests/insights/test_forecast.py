from datetime import UTC, date, datetime, timedelta

import numpy as np

from hospes.foundation import clock
from hospes.insights import forecast as room
from hospes.insights.asking import ask
from hospes.insights.forecast import forecast, leg, people_of
from hospes.jobs.models import Job
from tests.insights.lives import applied, moved
from tests.makers import SHANGHAI, make_job, make_member

# Monday, three weeks before the Chinese national holidays.
MONDAY = datetime(2026, 9, 7, 14, tzinfo=UTC)


def test_without_history_the_plan_is_likely_kept_and_it_is_said_to_be_a_guess(job):
    said = forecast(job, now=MONDAY)

    assert [step.stage.kind for step in said.steps] == ["review", "call", "talk", "decision"]
    assert said.is_thin
    assert all(step.rows == 0 for step in said.steps)
    assert all(step.keeps > 0.5 for step in said.steps)
    assert all(step.half <= step.plan < step.likely for step in said.steps)
    assert said.bottleneck is None


def test_the_same_question_gets_the_same_answer(job):
    assert forecast(job, now=MONDAY) == forecast(job, now=MONDAY)
    assert forecast(job, now=MONDAY, seed=1).steps != forecast(job, now=MONDAY).steps


def test_whose_calendar_delays_most_is_the_bottleneck(job):
    priya = make_member("Priya Raman", **SHANGHAI)
    job.stages.get(kind="talk").members.add(priya)

    # Counted over the golden week.
    said = forecast(Job.objects.get(pk=job.pk), now=datetime(2026, 9, 21, 14, tzinfo=UTC))

    assert said.bottleneck.member == priya
    assert said.bottleneck.days > 1


def test_whose_own_pace_is_slow_is_the_bottleneck_and_the_plan_is_unkeepable(world):
    # Nine talks of Dan's took four weeks each, eight of others at another job four days.
    world.job.stages.get(kind="talk").members.add(world.dan)
    other = make_job(contact=world.grace, deputy=world.dan, state="public", titles={"en": "Welder"})
    for number in range(9):
        each = applied(world, number)
        moved(each, "talk", after=7)
        moved(each, "decision", after=35)
    for number in range(8):
        each = applied(world, number, job=other)
        moved(each, "talk", after=7)
        moved(each, "decision", after=11)

    said = forecast(Job.objects.get(pk=world.job.pk), now=clock.now() + timedelta(days=40))

    talk = said.steps[2]
    assert talk.rows == 9
    assert not talk.thin
    assert talk.keeps < 0.1
    assert said.bottleneck.member == world.dan
    assert 15 < said.bottleneck.days < 40


def test_a_pace_of_few_rows_is_everybodys(job, dan, lived):
    stage = job.stages.get(kind="talk")
    rows = [*lived("talk", [20], dan.pk), *lived("talk", [2] * 9, 99), *lived("call", [5], dan.pk)]

    found = leg(job, stage, [dan], rows, "CA-ON")

    assert sorted(found.pace.lived) == [2] * 9 + [20]
    assert found.calendars == ("CA-ON",)


def test_a_decision_on_a_published_day_is_not_sooner(job):
    Job.objects.filter(pk=job.pk).update(decision_on=date(2026, 12, 1))
    stage = job.stages.get(kind="decision")
    stage.promise_days = None
    stage.save()

    last = forecast(Job.objects.get(pk=job.pk), now=MONDAY).steps[-1]

    assert last.plan == last.half == date(2026, 12, 1)


def test_a_step_that_promises_nothing_takes_time_and_has_no_day_to_keep(job):
    job.stages.filter(kind="call").update(promise_kind="", promise_days=None)

    call = forecast(Job.objects.get(pk=job.pk), now=MONDAY).steps[1]

    assert call.plan is None
    assert call.keeps is None


def test_a_draft_without_contact_and_calendar_has_no_dates(company, grace):
    draft = Job.objects.draft(titles={"en": "Cook"}, by=grace.actor)
    Job.objects.filter(pk=draft.pk).update(calendar="")

    said = forecast(Job.objects.get(pk=draft.pk), now=clock.now())

    assert said.steps == said.bars == []
    assert said.decision is None
    assert not said.is_thin


def test_a_draft_without_contact_counts_in_its_own_calendar(company, grace):
    draft = Job.objects.draft(titles={"en": "Cook"}, by=grace.actor)
    Job.objects.filter(pk=draft.pk).update(calendar="CN")
    draft = Job.objects.get(pk=draft.pk)

    assert people_of(draft, draft.plan()[0]) == []
    assert forecast(draft, now=MONDAY).bottleneck is None


def test_it_counts_from_the_end_of_a_round(job):
    Job.objects.filter(pk=job.pk).update(intake="round", closes_on=date(2026, 10, 1))

    assert forecast(Job.objects.get(pk=job.pk), now=MONDAY).start.date() == date(2026, 10, 1)


def test_the_door_gives_the_same_answer(job):
    assert ask(job, now=MONDAY, seed=3) == forecast(job, now=MONDAY, seed=3)


def test_days_are_read_where_the_reader_is(job):
    said = forecast(job, now=MONDAY)

    assert said.day_for("America/Toronto", date(2026, 9, 14)) == date(2026, 9, 14)
    # Six in the evening in Toronto is the next morning in Shanghai.
    assert said.day_for("Asia/Shanghai", date(2026, 9, 14)) == date(2026, 9, 15)


def test_the_picture_holds_nearly_all_courses_and_marks_those_before_the_85_day(job):
    said = forecast(job, now=MONDAY)

    assert said.decision is said.steps[-1]
    assert 0.93 <= sum(bar.share for bar in said.bars) <= 0.98
    assert [bar.until for bar in said.bars] == sorted({bar.until for bar in said.bars})
    assert all(bar.is_realistic for bar in said.bars if bar.until <= said.decision.likely)
    assert not said.bars[-1].is_realistic


def test_a_course_that_always_ends_on_one_day_is_one_column():
    day = date(2026, 9, 14)

    (bar,) = room.bars(np.full(50, day.toordinal()))

    assert (bar.until, bar.share) == (day, 1.0)
