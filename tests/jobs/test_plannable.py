from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from hospes.jobs import plans
from hospes.jobs.drafts import StageDraft
from hospes.jobs.models import Job, Stage
from hospes.jobs.models.plannable import take_out
from hospes.jobs.refusals import (
    LengthUnclear,
    NotOfThisJob,
    PromiseWithoutDays,
    StageInUse,
    StageKindUnknown,
    StageWithoutName,
    UnknownValue,
)
from tests.jobs.entries import verbs
from tests.makers import make_job

TASK = StageDraft(kind="task", name={"en": "Work sample", "zh": "小任务"}, minutes=90)


def names(job) -> list[str]:
    return [str(stage) for stage in Stage.objects.filter(job=job)]


def kept(stage, **changes) -> StageDraft:
    draft = StageDraft(
        kind=stage.kind,
        name=stage.name,
        minutes=stage.minutes,
        promise_kind=stage.promise_kind,
        promise_days=stage.promise_days,
        stage=stage.pk,
    )
    return replace(draft, **changes)


def test_an_unknown_plan_is_refused(company, grace):
    with pytest.raises(UnknownValue):
        Job.objects.draft(titles={"en": "Welder"}, by=grace.actor, plan="trial by fire")


@pytest.mark.parametrize("key", plans.TEMPLATES)
def test_a_plan_to_begin_with_asks_for_nothing_more(company, grace, key):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor, plan=key)

    assert not {"plan_missing", "review_missing", "decision_undated"} & job.blocking_codes()
    assert set(plans.NAMES) == set(plans.TEMPLATES)
    assert all(stage.name_in("zh") != stage.name_in("en") for stage in job.plan())


def test_the_standard_plan_reads_calls_talks_and_decides(job):
    kinds = [(stage.kind, stage.promise_kind, stage.promise_days) for stage in job.plan()]

    assert kinds == [
        ("applied", "", None),
        ("review", "REVIEW", 5),
        ("call", "OUTCOME", 3),
        ("talk", "OUTCOME", 3),
        ("decision", "DECISION", 3),
    ]
    assert job.minutes_of_the_candidate() == 90


def test_one_goes_from_stage_to_stage(job):
    plan = job.plan()

    assert job.first_stage() == plan[0]
    assert job.stage_after(plan[0]) == plan[1]
    assert job.stage_after(plan[-1]) is None


def test_a_plan_is_set_as_a_whole_and_keeps_its_rows(job, grace):
    _applied, review, call, *_rest = job.plan()

    job.set_plan([kept(call), TASK, kept(review, promise_days=3)], by=grace.actor)

    assert names(job) == ["A call", "Work sample", "We read your application"]
    assert [stage.pk for stage in job.plan()][::2] == [call.pk, review.pk]
    assert job.plan()[2].promise_days == 3


def test_a_stage_of_another_job_is_not_ours(job, grace):
    foreign = make_job().plan()[0]

    for change in (
        lambda: job.set_plan([kept(foreign)], by=grace.actor),
        lambda: job.change_stage(foreign, TASK, by=grace.actor),
        lambda: job.remove_stage(foreign, by=grace.actor),
        lambda: job.move_stage_up(foreign, by=grace.actor),
    ):
        with pytest.raises(NotOfThisJob):
            change()


def test_stages_are_added_changed_and_removed(job, grace, iris):
    added = job.add_stage(replace(TASK, members=[iris]), by=grace.actor)
    job.remove_stage(job.plan()[0], by=grace.actor)
    job.change_stage(added, replace(TASK, minutes=None), by=grace.actor)

    last = job.plan()[-1]
    assert (last, last.order, last.minutes, list(last.members.all())) == (added, 5, None, [])
    assert verbs(job.key)[-3:] == ["job.stage_added", "job.stage_removed", "job.stage_changed"]


def test_an_empty_plan_takes_a_first_stage(job, grace):
    job.set_plan([], by=grace.actor)

    assert job.first_stage() is None
    assert job.add_stage(TASK, by=grace.actor).order == 1


def test_stages_move_up_and_down_and_stop_at_the_ends(job, grace):
    first, second, *_rest = job.plan()

    job.move_stage_up(first, by=grace.actor)
    job.move_stage_down(first, by=grace.actor)
    job.move_stage_up(first, by=grace.actor)
    job.move_stage_down(first, by=grace.actor)

    assert job.plan()[:2] == [second, first]
    job.move_stage_down(job.plan()[-1], by=grace.actor)
    assert names(job)[-1] == "Decision"


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (replace(TASK, name={"en": " "}), StageWithoutName),
        (replace(TASK, kind="duel"), StageKindUnknown),
        (replace(TASK, promise_kind="MAYBE"), StageKindUnknown),
        (replace(TASK, promise_kind="OUTCOME"), PromiseWithoutDays),
        (replace(TASK, minutes=-1), LengthUnclear),
        (replace(TASK, minutes=99999), LengthUnclear),
        (replace(TASK, promise_kind="OUTCOME", promise_days=11), PromiseWithoutDays),
    ],
)
def test_a_stage_that_nobody_could_follow_is_refused(job, grace, draft, refusal):
    with pytest.raises(refusal):
        job.set_plan([draft], by=grace.actor)

    assert len(names(job)) == 5


def test_the_same_day_is_a_promise_too(job, grace):
    stage = job.add_stage(replace(TASK, promise_kind="OUTCOME", promise_days=0), by=grace.actor)

    assert stage.promise_days == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"promise_kind": "OUTCOME", "promise_days": None},
        {"promise_kind": "OUTCOME", "promise_days": 11},
        {"promise_kind": "", "promise_days": 3},
        {"promise_kind": "MAYBE", "promise_days": 3},
        {"kind": "duel"},
        {"order": 2},
    ],
)
def test_the_database_holds_what_it_can(job, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Stage.objects.filter(pk=job.plan()[0].pk).update(**broken)


def test_people_are_named_in_words_or_by_name(job, iris, hugo, grace):
    members = job.add_stage(replace(TASK, members=[iris, hugo]), by=grace.actor)
    words = job.add_stage(replace(TASK, members=[iris], people={"en": "Two of us"}), by=grace.actor)

    assert set(members.people_in("zh").split(", ")) == {"Iris Vogel", "Hugo Silva"}
    assert words.people_in("zh") == "Two of us"


class Held:
    """A stage that an application stands in: a foreign key of a room above protects it."""

    def __str__(self) -> str:
        return "We read your application"

    def delete(self) -> None:
        raise ProtectedError("an application stands here", set())


def test_a_stage_in_use_stays(db):
    with pytest.raises(StageInUse, match="We read your application"):
        take_out(Held())
