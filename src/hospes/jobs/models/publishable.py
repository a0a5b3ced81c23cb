from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.jobs import checks
from hospes.jobs.enums import LONGEST_ROUND, Intake, JobState
from hospes.jobs.findings import Finding
from hospes.jobs.models.staffable import Staffable, known
from hospes.jobs.refusals import (
    CannotClose,
    ClosingDateWithoutRound,
    JobIsClosed,
    NotReadyToPublish,
    RoundWithoutRoom,
    WouldBreakThePage,
)
from hospes.jobs.registers import closing_checks
from hospes.journal.record import record

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job


class Publishable(Staffable):
    """Who can read a job, from when, until when. Taking it away is always possible at once."""

    intake = models.CharField(max_length=10, choices=Intake, default=Intake.ROLLING)
    closes_on = models.DateField(null=True, blank=True)
    decision_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # When it is next tried to close it by itself, and who wished it; nothing while nobody did.
    close_at = models.DateTimeField(null=True, blank=True)
    close_by = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True

    def today(self) -> date:
        """Return the date it is now where the work is."""
        return clock.today(self.zone or "UTC")

    def accepts_applications(self) -> bool:
        """Whether one can apply now: it can be read, and its round has not closed."""
        open_round = self.closes_on is None or self.today() <= self.closes_on
        return self.is_readable and open_round

    def publish_checks(self) -> list[Finding]:
        """Return, in plain sentences, what stands in the way of publishing or is worth a look."""
        return checks.findings(cast("Job", self))

    def blocking_codes(self) -> set[str]:
        """Return the codes of what stands in the way."""
        return {finding.code for finding in self.publish_checks() if finding.blocks}

    def publish(self, *, by: Actor) -> None:
        """Let everybody read it, in the list too. Raises NotReadyToPublish, JobIsClosed."""
        self._show(JobState.PUBLIC, by)

    def unlist(self, *, by: Actor) -> None:
        """Let those read it who have its address. Raises NotReadyToPublish, JobIsClosed."""
        self._show(JobState.UNLISTED, by)

    def unpublish(self, *, by: Actor) -> None:
        """Take it off the site at once: always possible, even while people await answers (P16).

        What was promised to them goes on as before.
        """
        with transaction.atomic():
            job = self._locked()
            if job.is_readable:
                become(job, JobState.DRAFT)
                record("job.unpublished", subject=self.key, by=by)
        self.refresh_from_db()

    def close_when_told(self, *, by: Actor) -> None:
        """Take it off the site, and close it by itself as soon as nobody waits for a word any more.

        Everybody still has to be told, by a person (I4, I7). Publishing it again takes the wish back. Safe to repeat.
        """
        with transaction.atomic():
            job = self._locked()
            if job.state != JobState.CLOSED and job.close_at is None:
                job.close_at, job.close_by = clock.now(), by
                become(job, JobState.DRAFT, "close_at", "close_by")
                record("job.closing", subject=self.key, by=by)
        self.refresh_from_db()

    def close(self, *, by: Actor) -> None:
        """End it for good, once nobody waits for a word. Safe to repeat. Raises CannotClose."""
        with transaction.atomic():
            job = self._locked()
            if job.state != JobState.CLOSED:
                reasons = [each for check in closing_checks.all() for each in check(job)]
                if reasons:
                    raise CannotClose(reasons)
                job.closed_at, job.close_at = clock.now(), None
                become(job, JobState.CLOSED, "closed_at", "close_at")
                record("job.closed", subject=self.key, by=by)
        self.refresh_from_db()

    def reopen(self, *, by: Actor) -> None:
        """Make a closed job a draft again. Safe to repeat."""
        with transaction.atomic():
            job = self._locked()
            if job.state == JobState.CLOSED:
                job.closed_at = None
                become(job, JobState.DRAFT, "closed_at")
                record("job.reopened", subject=self.key, by=by)
        self.refresh_from_db()

    def set_intake(
        self,
        intake: str,
        *,
        by: Actor,
        closes_on: date | None = None,
        decision_on: date | None = None,
    ) -> None:
        """Read as they arrive, or in a round that closes on a day within 40 days from now (P13).

        Raises UnknownValue, ClosingDateWithoutRound, RoundWithoutRoom, and what ``edited`` raises.
        """
        known(intake, Intake)
        if closes_on and intake != Intake.ROUND:
            raise ClosingDateWithoutRound
        today = self.today()
        latest = today + timedelta(days=LONGEST_ROUND)
        if closes_on and closes_on != self.closes_on and not today <= closes_on <= latest:
            raise RoundWithoutRoom(latest=latest.isoformat())
        with self.edited("job.intake_set", by=by, intake=intake) as job:
            if job.is_readable and intake == Intake.ROUND and closes_on is None:
                raise WouldBreakThePage([finding.sentence for finding in checks.round_without_date()])
            job.intake, job.closes_on, job.decision_on = intake, closes_on, decision_on
            job.save(update_fields=["intake", "closes_on", "decision_on"])

    def _show(self, state: JobState, by: Actor) -> None:
        with transaction.atomic():
            job = self._locked()
            if job.state == JobState.CLOSED:
                raise JobIsClosed
            problems = [str(each) for each in job.publish_checks() if each.blocks]
            if problems and not job.is_readable:
                raise NotReadyToPublish(problems)
            if job.state != state:
                job.published_at, job.close_at = job.published_at or clock.now(), None
                become(job, state, "published_at", "close_at")
                verb = "job.published" if state == JobState.PUBLIC else "job.unlisted"
                record(verb, subject=self.key, by=by)
        self.refresh_from_db()

    def _locked(self) -> "Job":
        return type(cast("Job", self)).objects.locked(self.pk)


def become(job: "Job", state: JobState, *also: str) -> None:
    """The one place that writes the state of a job."""
    job.state = state
    job.save(update_fields=["state", *also])
