"""From a board's mail to an acknowledged application, or to a person with a guess (register ``post.sorters``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from hospes.applications.by_mail import intake_address
from hospes.applications.by_mail.recipes import book
from hospes.applications.by_mail.recognising import recognise
from hospes.applications.enums import Source
from hospes.applications.models import Application
from hospes.applications.models.submitting import Person, region_of
from hospes.foundation import wording
from hospes.foundation.refusals import Refusal
from hospes.foundation.text import clean_line
from hospes.jobs.models import Job
from hospes.post.enums import BY_SOMEBODY, Standing
from hospes.post.reading.passed_on import passed_on
from hospes.post.sorters import Sorted, Sorter
from hospes.search.pinyin import has_han
from hospes.team.models import Member

if TYPE_CHECKING:
    from hospes.applications.by_mail.recognising import Applicant
    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.senders import Address
    from hospes.post.reading.verdict import Verdict

WHICH_JOB = "which_job"
WHO_IS_IT = "applicant_without_a_name"
NO_WAY_BACK = "applicant_without_an_address"
REFUSED = "application_refused"


def sort(arrival: Arrival, mail: ReadMail, verdict: Verdict) -> Sorted | None:
    """Take in an application that a board delivers, or that came to a job's own address."""
    if verdict.kind not in BY_SOMEBODY:
        return None
    meant = _meant(arrival, mail)
    writer = _first_writer(mail)
    if meant is None and not book().of(writer.address).name:
        return None
    job, source = meant if meant is not None else (None, "")
    found = recognise(mail, region=region_of(job) if job else "", sender=writer)
    job = job or the_job(found.job)
    if job is None:
        return Sorted(standing=Standing.UNSORTED, why=WHICH_JOB)
    return _submit(arrival, job, found, source or found.board)


def _submit(arrival: Arrival, job: Job, found: Applicant, source: str) -> Sorted:
    if not found.name:
        return Sorted(standing=Standing.UNSORTED, why=WHO_IS_IT, guess=job.key)
    if not found.is_reachable:
        return Sorted(standing=Standing.UNSORTED, why=NO_WAY_BACK, guess=job.key)
    language = "zh" if has_han(found.name) else wording.code(job.languages()[0] if job.languages() else "en")
    person = Person(name=found.name, email=found.email, phone=found.phone, language=language, zone=job.zone)
    try:
        submitted = Application.objects.submit(
            job,
            person,
            nonce=arrival.key,
            files=found.papers,
            source=Source.MAIL,
            said=told_where_from(source, language),
            source_name=clean_line(source, 80),
        )
    except Refusal as refusal:
        return Sorted(standing=Standing.UNSORTED, why=REFUSED, guess=f"{job.key} {type(refusal).__name__}")
    return Sorted(as_=submitted.application.case.key)


def told_where_from(source: str, language: str) -> str:
    """The sentence of the receipt that says where we have the file from (GDPR Art. 14; practice P17)."""
    with translation.override(wording.catalogue(language)):
        if source:
            return _("Your file came to us by mail from {source}.").format(source=source)
        return _("Your file came to us by mail.")


def the_job(words: str) -> Job | None:
    """The one open job whose title is meant; None where none or several can be."""
    wanted = _folded(words)
    if not wanted:
        return None
    titles = [
        (job, _folded(text.title)) for job in Job.objects.listed().prefetch_related("texts") for text in job.texts.all()
    ]
    exact = {job.pk: job for job, title in titles if title == wanted}
    near = {job.pk: job for job, title in titles if title and (title in wanted or wanted in title)}
    for choice in (exact, near):
        if len(choice) == 1:
            return next(iter(choice.values()))
    return None


def _folded(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _meant(arrival: Arrival, mail: ReadMail) -> tuple[Job, str] | None:
    """The job whose own address it was sent to."""
    headers = [each.address for each in (*mail.to, *mail.cc)]
    for address in (*arrival.envelope_to, *mail.delivered_to, *headers):
        known = intake_address.job_of(address)
        if known is not None:
            return known
    return None


def _first_writer(mail: ReadMail) -> Address:
    """Who wrote it; of a mail that a colleague passes on, who wrote that one."""
    if not Member.objects.filter(email=mail.sender.address.lower()).exists():
        return mail.sender
    forward = passed_on(mail)
    return forward.sender if forward is not None else mail.sender


SORTER = Sorter(name="applications", order=40, sort=sort)
