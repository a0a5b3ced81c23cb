"""Submitting: a form becomes a case with a contact, a deputy and dates, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import models, transaction

from hospes.applications import receipts
from hospes.applications.enums import Source
from hospes.applications.refusals import NobodyToTell, NotReadable
from hospes.candidates.models import Candidate, Document
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.enums import State
from hospes.cases.models import Case
from hospes.foundation import actors, clock
from hospes.foundation.crash_points import point
from hospes.jobs.models import Job
from hospes.journal.record import record
from hospes.promises import rounds
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from hospes.applications.models.application import Application
    from hospes.foundation.actors import Actor
    from hospes.promises.models import Promise as PromiseRow
    from hospes.questionnaires.checking import Checked
    from hospes.team.models import Member

MACHINE = actors.machine("site")


@dataclass(frozen=True)
class Person:
    """Who applies, as typed into the form. E-mail or mobile suffices (P9)."""

    name: str
    email: str = ""
    phone: str = ""
    called: str = ""
    links: tuple[str, ...] = ()
    language: str = "en"
    zone: str = "UTC"


@dataclass(frozen=True)
class Incoming:
    """A file that came with a form: its name, only ever shown, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Submission:
    """What came of a form. ``again``: this person's application is open already; it counts once."""

    application: Application
    again: bool = False
    promises: list[PromiseRow] = field(default_factory=list)


class Submitting(models.QuerySet["Application"]):
    """Applications begin here."""

    def submit(
        self,
        job: Job,
        person: Person,
        *,
        nonce: str,
        files: Sequence[Incoming] = (),
        checked: Checked | None = None,
        source: Source = Source.SITE,
        source_name: str = "",
        said: str = "",
        shown: date | None = None,
    ) -> Submission:
        """Take in an application; return it with what was promised, or the one that is open already.

        ``source_name``: which board. ``said``: a true sentence that the receipt says besides.
        ``shown``: by which day the page said that one hears; it is kept, however many apply meanwhile (P13).

        The same ``nonce`` returns the same application, however often it is pressed. Files are on disk
        before their rows commit. Raises NotReadable, NobodyToTell, and what candidates and
        questionnaires refuse. Safe for two at once: the case's uniqueness decides.
        """
        with transaction.atomic():
            now = clock.now()
            known = self.select_related("case__candidate", "job").filter(nonce=nonce).first()
            if known is not None:
                return Submission(known)
            # As it is at this moment: whoever looks after it may have changed since the page was drawn.
            job = Job.objects.select_related("contact", "deputy").get(pk=job.pk)
            if not job.accepts_applications():
                raise NotReadable
            reachable_contact(job)
            if job.first_stage() is None:
                raise NotReadable
            point("applications.form_is_new")
            candidate = self._candidate(job, person, now=now)
            open_one = self._open_one(job, candidate)
            if open_one is not None:
                # The same number: the other press of the same form was faster.
                again = open_one.nonce != nonce
                if again:
                    receipts.say_it_counts_once(open_one, now=now)
                return Submission(open_one, again=again)
            columns = {"nonce": nonce, "source": source, "source_name": source_name}
            return self._take_in(job, candidate, columns, files=files, checked=checked, said=said, shown=shown, now=now)

    def _candidate(self, job: Job, person: Person, *, now: datetime) -> Candidate:
        candidate, _how = Candidate.objects.find_or_create(
            name=person.name,
            email=person.email,
            phone=person.phone,
            called=person.called,
            links=person.links,
            language=person.language,
            zone=person.zone,
            region=region_of(job),
            by=MACHINE,
            now=now,
        )
        return candidate

    def _open_one(self, job: Job, candidate: Candidate) -> Application | None:
        """The open application of this person for this job, if any, with its case locked.

        One that is closing has had its answer, or was withdrawn: applying again is a new one.
        """
        rows = Case.objects.filter(state=State.OPEN).about_job(job.pk)
        case = rows.filter(candidate=candidate, kind=CaseKind.APPLICATION).first()
        if case is None:
            return None
        Case.objects.locked(case.pk)
        return self.select_related("case__candidate", "case__contact", "job").get(pk=case.pk)

    def _take_in(
        self,
        job: Job,
        candidate: Candidate,
        columns: dict[str, str],
        *,
        files: Sequence[Incoming],
        checked: Checked | None,
        said: str,
        shown: date | None,
        now: datetime,
    ) -> Submission:
        case = Case.objects.open_case(
            kind=CaseKind.APPLICATION,
            about=job.key,
            candidate=candidate,
            contact=reachable_contact(job),
            deputy=job.deputy,
            by=candidate.actor,
            now=now,
        )
        point("applications.case_open")
        _keep_files(job, candidate, files, now=now)
        application = self.create(
            case=case,
            job=job,
            stage=job.first_stage(),
            response=checked.questionnaire.record(checked) if checked else None,
            submitted_at=now,
            **columns,
        )
        point("applications.before_promises")
        promises = first_promises(application, now=now, shown=shown)
        point("applications.before_receipt")
        receipts.acknowledge(application, promises, now=now, said=said)
        record("application.submitted", subject=case.key, by=candidate.actor, case=case.pk, at=now)
        return Submission(application, promises=promises)


def _keep_files(job: Job, candidate: Candidate, files: Sequence[Incoming], *, now: datetime) -> None:
    for file in files:
        Document.objects.accept(
            candidate=candidate, name=file.name, content=file.content, by=candidate.actor, about=job.key, now=now
        )


def reachable_contact(job: Job) -> Member:
    """The job's contact, who must be here and have an address. Raises NobodyToTell."""
    if job.contact is None or not job.contact.has_working_address:
        raise NobodyToTell
    return job.contact


def review_days(job: Job) -> int | None:
    """How many working days the job's own plan promises for the review; None leaves the company's default."""
    stage = job.stages.filter(promise_kind=Kind.REVIEW).order_by("order").first()
    return stage.promise_days if stage else None


def region_of(job: Job) -> str:
    """The country whose form a number without country code has: that of the job's calendar (``CA-ON`` is CA)."""
    return job.calendar.partition("-")[0]


def first_promises(application: Application, *, now: datetime, shown: date | None = None) -> list[PromiseRow]:
    """What submitting promises (8.8): ``ACK``, ``REVIEW``, and ``UPDATE`` where the review is far away."""
    acknowledgement = Promise.objects.make(application.case, Kind.ACK, by=MACHINE, now=now)
    return [acknowledgement, *dates_of_review(application, by=MACHINE, now=now, shown=shown)]


def dates_of_review(
    application: Application, *, by: Actor, now: datetime, shown: date | None = None
) -> list[PromiseRow]:
    """``REVIEW`` as plan or round say and the contact can keep, and ``UPDATE`` on the way where it is far away."""
    case, job = application.case, application.job
    review = rounds.review_due(case, closes_on=job.closes_on, now=now, days=review_days(job), shown=shown)
    promises = [Promise.objects.make(case, Kind.REVIEW, by=by, now=now, due=review)]
    halfway = rounds.update_due(case, review=review, closes_on=job.closes_on, now=now)
    if halfway is not None:
        promises.append(Promise.objects.make(case, Kind.UPDATE, by=by, now=now, due=halfway))
    return promises
