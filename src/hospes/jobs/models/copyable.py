from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.foundation.public_ids import new
from hospes.jobs.enums import Intake, JobState
from hospes.jobs.models.criterion import Criterion
from hospes.jobs.models.editable import Editable
from hospes.jobs.models.job_member import JobMember
from hospes.jobs.models.job_place import JobPlace
from hospes.jobs.models.job_text import JobText
from hospes.jobs.models.stage import Stage
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job


class Copyable(Editable):
    """A job is begun from one we had."""

    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")

    class Meta:
        abstract = True

    def copy(self, *, by: Actor) -> "Job":
        """Return a draft with the same text, plan, criteria, pay, places, team and questions.

        Openings, dates of a round and everything that happened stay with the old one.
        """
        old = cast("Job", self)
        with transaction.atomic():
            new_job = fresh_row(old)
            copy_rows(old, new_job)
            record("job.copied", subject=new_job.key, by=by, source=old.key)
        return new_job


def fresh_row(old: "Job") -> "Job":
    """Write the row of the copy: the same settings, its own identity, nothing lived yet."""
    now = clock.now()
    job = type(old).objects.get(pk=old.pk)
    job.pk, job.public_id, job._state.adding = None, new(), True
    job.state, job.published_at, job.closed_at, job.close_at = JobState.DRAFT, None, None, None
    job.close_by, job.claimed_by, job.lease_until, job.attempts, job.last_error = "", "", None, 0, ""
    job.intake, job.closes_on, job.decision_on = Intake.ROLLING, None, None
    job.created_at = job.changed_at = now
    job.copied_from = old
    job.form = old.form.copy() if old.form else None
    # Somebody who left, or whose address is dead, is not handed on to a new job.
    if job.contact and not job.contact.has_working_address:
        job.contact = None
    if job.deputy and not job.deputy.has_working_address:
        job.deputy = None
    job.save()
    return job


def copy_rows(old: "Job", job: "Job") -> None:
    """Copy texts, places, team, criteria and plan."""
    for text in old.texts.all():
        again(text, job)
    for place in old.job_places.all():
        again(place, job)
    for member in old.team.all():
        again(member, job)
    for criterion in old.current_criteria():
        again(criterion, job)
    for stage in old.plan():
        members = list(stage.members.all())
        again(stage, job)
        stage.members.set(members)


def again(row: "JobText | JobPlace | JobMember | Criterion | Stage", job: "Job") -> None:
    """Write a row once more, for another job."""
    row.pk, row._state.adding, row.job = None, True, job
    row.save()
