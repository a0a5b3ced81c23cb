from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from django.db import models, transaction

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.foundation.public_ids import PublicIdField
from hospes.jobs.enums import JobState
from hospes.jobs.refusals import JobIsClosed, WouldBreakThePage
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job


class Editable(models.Model):
    """Every change of a job goes through one place, which keeps a readable page whole."""

    public_id = PublicIdField()
    state = models.CharField(max_length=10, choices=JobState, default=JobState.DRAFT)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # What the text search looks in: titles, summaries, places and team in all languages.
    words = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def key(self) -> str:
        """How journal, cases and documents refer to this job: ``job:12``."""
        return f"job:{self.pk}"

    @property
    def is_readable(self) -> bool:
        """Whether somebody with its address can read it."""
        return self.state in JobState.READABLE

    @contextmanager
    def edited(self, verb: str, *, by: Actor, **facts: Any) -> Iterator["Job"]:
        """Lock the job, let the caller change and save it, then check, stamp and journal.

        Raises JobIsClosed; and WouldBreakThePage, with nothing written, where people can read the
        job and the change would take from the page what publishing demands.
        """
        job = cast("Job", self)
        now = clock.now()
        with transaction.atomic():
            locked = type(job).objects.locked(self.pk)
            if locked.state == JobState.CLOSED:
                raise JobIsClosed
            before = locked.blocking_codes() if locked.is_readable else None
            locked.changed_at = now
            yield locked
            locked.save(update_fields=["changed_at"])
            locked.remember_words()
            if before is not None:
                refuse_new_gaps(locked, before)
            record(verb, subject=self.key, by=by, at=now, **facts)
        self.refresh_from_db()


def refuse_new_gaps(job: "Job", before: set[str]) -> None:
    """Raise WouldBreakThePage for what stands in the way now and did not before the change."""
    gaps = [each for each in job.publish_checks() if each.blocks and each.code not in before]
    if gaps:
        raise WouldBreakThePage([each.sentence for each in gaps])
