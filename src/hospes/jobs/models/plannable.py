from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.db import models, transaction
from django.db.models import F

from hospes.foundation import wording
from hospes.foundation.actors import Actor
from hospes.jobs.drafts import StageDraft
from hospes.jobs.enums import LONGEST_PROMISE, SHORTEST_PROMISE, StageKind, StagePromise
from hospes.jobs.models.editable import Editable
from hospes.jobs.models.stage import Stage
from hospes.jobs.refusals import (
    LengthUnclear,
    NotOfThisJob,
    PromiseWithoutDays,
    StageInUse,
    StageKindUnknown,
    StageWithoutName,
)

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job

# Added while stages change places, because two may never stand at one.
ASIDE = 1000
# Two working weeks of 20 hours: longer is no test but work.
MOST_MINUTES = 2400


class Plannable(Editable):
    """The plan: the stages one goes through, in order, and what each promises."""

    class Meta:
        abstract = True

    def plan(self) -> list[Stage]:
        """Return the stages in order."""
        return list(cast("Job", self).stages.all())

    def first_stage(self) -> Stage | None:
        """Return where an application begins."""
        return next(iter(self.plan()), None)

    def stage_after(self, stage: Stage) -> Stage | None:
        """Return the next stage of the plan, None after the last."""
        return next((each for each in self.plan() if each.order > stage.order), None)

    def minutes_of_the_candidate(self) -> int:
        """Return how many minutes the whole plan asks of a candidate."""
        return sum(stage.minutes or 0 for stage in self.plan())

    def set_plan(self, drafts: Sequence[StageDraft], *, by: Actor) -> None:
        """Make these the stages, in this order. A draft that names a stage changes that row.

        Raises StageWithoutName, StageKindUnknown, PromiseWithoutDays, NotOfThisJob, and StageInUse
        for a stage that is left out although applications stand in it or went through it.
        """
        with self.edited("job.plan_set", by=by, stages=len(drafts)) as job:
            stages = {stage.pk: stage for stage in job.plan()}
            kept = [draft.stage for draft in drafts if draft.stage]
            for stage in [stages[pk] for pk in stages if pk not in kept]:
                take_out(stage)
            job.stages.update(order=F("order") + ASIDE)
            for order, draft in enumerate(drafts, start=1):
                write_stage(stage_of(job, draft, stages), draft, order)

    def add_stage(self, draft: StageDraft, *, by: Actor) -> Stage:
        """Add a stage at the end of the plan. Raises the same as ``set_plan``."""
        with self.edited("job.stage_added", by=by) as job:
            last = job.stages.last()
            stage = Stage(job=job)
            write_stage(stage, draft, last.order + 1 if last else 1)
        return stage

    def change_stage(self, stage: Stage, draft: StageDraft, *, by: Actor) -> None:
        """Change one stage in its place. Raises the same as ``set_plan``."""
        with self.edited("job.stage_changed", by=by) as job:
            found = mine(job, stage)
            write_stage(found, draft, found.order)
        stage.refresh_from_db()

    def remove_stage(self, stage: Stage, *, by: Actor) -> None:
        """Take a stage out of the plan. Raises StageInUse, NotOfThisJob."""
        with self.edited("job.stage_removed", by=by, stage=stage.pk) as job:
            take_out(mine(job, stage))
            renumber(job, job.plan())

    def move_stage_up(self, stage: Stage, *, by: Actor) -> None:
        """Let a stage come one earlier; the first stays where it is."""
        self._move(stage, -1, by)

    def move_stage_down(self, stage: Stage, *, by: Actor) -> None:
        """Let a stage come one later; the last stays where it is."""
        self._move(stage, 1, by)

    def _move(self, stage: Stage, step: int, by: Actor) -> None:
        with self.edited("job.stage_moved", by=by, stage=stage.pk) as job:
            plan = job.plan()
            here = plan.index(mine(job, stage))
            there = min(max(here + step, 0), len(plan) - 1)
            plan[here], plan[there] = plan[there], plan[here]
            renumber(job, plan)


def stage_of(job: "Job", draft: StageDraft, stages: dict[int, Stage]) -> Stage:
    """Return the row a draft changes, or a new one. Raises NotOfThisJob."""
    if draft.stage is None:
        return Stage(job=job)
    if draft.stage not in stages:
        raise NotOfThisJob
    return stages.pop(draft.stage)


def mine(job: "Job", stage: Stage) -> Stage:
    """Return the stage as a row of this job. Raises NotOfThisJob."""
    found = job.stages.filter(pk=stage.pk).first()
    if found is None:
        raise NotOfThisJob
    return found


def write_stage(stage: Stage, draft: StageDraft, order: int) -> None:
    """Write a draft into its row. Raises the refusals of a stage nobody could follow."""
    facts = stage_facts(draft)
    for field, value in facts.items():
        setattr(stage, field, value)
    stage.order = order
    stage.save()
    stage.members.set(draft.members)


def stage_facts(draft: StageDraft) -> dict[str, Any]:
    """Return the fields of a stage as they are stored."""
    name = wording.lines(draft.name, 100)
    if not name:
        raise StageWithoutName
    shown = wording.pick(name, "en")
    if draft.kind not in StageKind.values or draft.promise_kind not in StagePromise.values:
        raise StageKindUnknown(name=shown)
    if draft.minutes is not None and not 1 <= draft.minutes <= MOST_MINUTES:
        raise LengthUnclear(name=shown, most=MOST_MINUTES)
    days = draft.promise_days if draft.promise_kind else None
    by_date = draft.promise_kind == StagePromise.DECISION and days is None
    fit = days is not None and SHORTEST_PROMISE <= days <= LONGEST_PROMISE
    if draft.promise_kind and not by_date and not fit:
        raise PromiseWithoutDays(name=shown, low=SHORTEST_PROMISE, high=LONGEST_PROMISE)
    return {
        "kind": draft.kind,
        "name": name,
        "minutes": draft.minutes,
        "people": wording.lines(draft.people, 200),
        "promise_kind": draft.promise_kind,
        "promise_days": days,
        "explains": wording.lines(draft.explains, 1000),
    }


def take_out(stage: Stage) -> None:
    """Delete a stage that nothing stands in. Raises StageInUse."""
    try:
        with transaction.atomic():
            stage.delete()
    except models.ProtectedError as error:
        raise StageInUse(name=str(stage)) from error


def renumber(job: "Job", plan: Sequence[Stage]) -> None:
    """Let the stages stand in the order of ``plan``."""
    job.stages.update(order=F("order") + ASIDE)
    for order, stage in enumerate(plan, start=1):
        stage.order = order
        stage.save(update_fields=["order"])
