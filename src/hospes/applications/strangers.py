"""Mail from somebody nobody knows yet: a question with a contact, by the jobs address or because a member says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction

from hospes.applications import receipts
from hospes.applications.models.submitting import MACHINE
from hospes.candidates.models import Candidate
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.models import Case
from hospes.cases.refusals import NoContact
from hospes.conversations import automatic, belonging, filing, forgery
from hospes.conversations.sorting import FORGED
from hospes.foundation import clock, house
from hospes.foundation.refusals import Refusal
from hospes.foundation.text import normalise_address
from hospes.jobs.models import Job
from hospes.journal.record import record
from hospes.post import addresses
from hospes.post.enums import BY_SOMEBODY, Standing
from hospes.post.reading import returned
from hospes.post.settings import ReceivingSettings
from hospes.post.sorters import Sorted, Sorter
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.team.enums import DutyKind
from hospes.team.models import Company, Duty, Member

if TYPE_CHECKING:
    from hospes.conversations.models import Message
    from hospes.foundation.actors import Actor
    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.senders import Address
    from hospes.post.reading.verdict import Verdict

INTRODUCTION = "introduction"
TO_MANY = "sent_to_many"
SPAM = "marked_as_spam"
_HAN = re.compile(r"[\u4e00-\u9fff]")


def sort(arrival: Arrival, mail: ReadMail, verdict: Verdict) -> Sorted | None:
    """A stranger's mail to the jobs address becomes a question with a contact, who is told by when he answers.

    What looks forged, or was sent to many, waits for a person: nobody answers it by machine. So does
    what a member dropped for us out of his own mailbox: he is proposed as the contact.
    """
    if verdict.kind not in BY_SOMEBODY or not can_be_answered(mail.sender.address):
        return None
    if not is_for_jobs(arrival, mail):
        owner = belonging.mailbox_of(arrival)
        return Sorted(standing=Standing.UNSORTED, why=INTRODUCTION, guess=owner.actor) if owner else None
    doubt = _doubt(arrival, mail, verdict)
    if doubt:
        return Sorted(standing=Standing.UNSORTED, why=doubt)
    try:
        with transaction.atomic():
            job = job_meant(mail.subject)
            message = _ask(arrival, mail, contact=contact_for(job), job=job, verdict=verdict, by=MACHINE)
    except Refusal:
        return None
    return Sorted(as_=message.key)


SORTER = Sorter(name="applications.strangers", order=90, sort=sort)


def introduce(arrival: Arrival, *, contact: Member, by: Member, name: str = "", job: Job | None = None) -> Message:
    """A person makes a mail that waits a matter of ``contact`` with whoever wrote it, in one move.

    Of a colleague's forward it is the first writer. ``name`` corrects what the mail calls him; ``job``
    says what it is about. Raises NotUnsorted, NoContact, DetailsRefused, AlreadyOpen.
    """
    with transaction.atomic():
        arrival.lock()
        mail = arrival.read()
        verdict = returned.classify(mail)
        message = _ask(arrival, mail, contact=contact, job=job, verdict=verdict, by=by.actor, name=name)
        arrival.settle(as_=message.key, by=by.actor)
    return message


def concerns_us(mail: ReadMail) -> bool:
    """Whether a mail in a mailbox that is read was sent to the jobs address (register ``post.interest``)."""
    return _jobs_address() in _recipients(mail)


def is_for_jobs(arrival: Arrival, mail: ReadMail) -> bool:
    """Whether it was sent to the jobs address."""
    return _jobs_address() in {*_recipients(mail), *map(normalise_address, arrival.envelope_to)}


def can_be_answered(address: str) -> bool:
    """Whether somebody reads what is sent to ``address``; not where its name says that nobody does."""
    try:
        addresses.check_sender(address)
    except Refusal:
        return False
    return True


def job_meant(subject: str) -> Job | None:
    """The one job that can be read and whose title stands in a subject; of titles within titles the longest."""
    told = subject.casefold()
    named: dict[int, list[Job]] = {}
    for job in Job.objects.readable().prefetch_related("texts"):
        titles = [text.title for text in job.texts.all() if text.title and text.title.casefold() in told]
        if titles:
            named.setdefault(max(map(len, titles)), []).append(job)
    longest = named[max(named)] if named else []
    return longest[0] if len(longest) == 1 else None


def contact_for(job: Job | None) -> Member:
    """The job's contact, else whoever has the duty of the jobs address. Raises NoContact."""
    if job is not None and job.contact is not None and job.contact.has_working_address:
        return job.contact
    holder = Duty.objects.holder(DutyKind.JOBS_MAIL)
    if holder is None:
        raise NoContact
    return holder


def _ask(
    arrival: Arrival,
    mail: ReadMail,
    *,
    contact: Member,
    job: Job | None,
    verdict: Verdict,
    by: Actor,
    name: str = "",
) -> Message:
    now = clock.now()
    writer = filing.whose(mail)
    # Asked before the candidate has this letter's own receipt.
    may_answer = automatic.may_answer(writer.address, verdict, now=now)
    case = Case.objects.open_case(
        kind=CaseKind.QUESTION,
        about=job.key if job else arrival.key,
        candidate=_candidate(writer, mail.text, name=name, by=by),
        contact=contact,
        deputy=job.deputy if job and job.contact == contact else None,
        by=by,
        now=now,
    )
    message = filing.as_it_is(case, arrival, mail)
    if may_answer:
        promise = Promise.objects.get(case=case, kind=Kind.REPLY, subject=message.key)
        receipts.mail_received(case, promise=promise, now=now)
    record("question.mailed", subject=case.key, by=by, case=case.pk, at=now)
    return message


def _candidate(writer: Address, words: str, *, name: str, by: Actor) -> Candidate:
    company = Company.objects.current()
    zone, language = (company.zone, company.language) if company else ("UTC", "en")
    candidate, _how = Candidate.objects.find_or_create(
        name=name.strip() or writer.name or writer.address.partition("@")[0],
        email=writer.address,
        language="zh" if _HAN.search(words) else language,
        zone=zone,
        by=by,
    )
    return candidate


def _doubt(arrival: Arrival, mail: ReadMail, verdict: Verdict) -> str:
    """Why no machine should answer it; '' if nothing speaks against it."""
    if mail.header("X-Spam-Flag").strip().lower() == "yes":
        return SPAM
    if verdict.loops:
        return TO_MANY
    return FORGED if forgery.looks_forged(mail, arrival.envelope_from) else ""


def _jobs_address() -> str:
    """As it is compared; a word no recipient can be while there is none."""
    address = house.read(ReceivingSettings).jobs_address
    return normalise_address(address) if address else "\0"


def _recipients(mail: ReadMail) -> set[str]:
    told = [*mail.delivered_to, *(each.address for each in (*mail.to, *mail.cc))]
    return {normalise_address(address) for address in told}
