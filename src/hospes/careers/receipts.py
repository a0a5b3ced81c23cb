"""What the page says after a form was sent: the date, the person, what happens now.

It tells only about the form just sent. Whether we knew the person, and what an older file holds, is
not to be seen from it (DESIGN 5): somebody who types another's name reads the same.
"""

from datetime import datetime, timedelta
from typing import Any

from hospes.applications.models import Application
from hospes.applications.models.submitting import Person, Submission
from hospes.careers import sealed, timetable
from hospes.foundation import clock, working
from hospes.foundation.working import Due
from hospes.jobs.models import Job
from hospes.promises.enums import Kind
from hospes.team.models import Member

PURPOSE = "careers.sent"
STAYS = timedelta(hours=12)


def of_application(sent: Submission, job: Job, person: Person) -> str:
    """Seal what the confirmation of an application shows."""
    review = next((promise.as_due for promise in sent.promises if promise.kind == Kind.REVIEW), None)
    due = review or timetable.answer_due(job, clock.now())
    return pack("application", job, person, due, application=sent.application.pk if sent.promises else None)


def of_question(job: Job, person: Person, asked_at: datetime) -> str:
    """Seal what the confirmation of a question shows."""
    return pack("question", job, person, timetable.reply_due(job, asked_at))


def pack(kind: str, job: Job, person: Person, due: Due | None, **more: Any) -> str:
    return sealed.pack(
        PURPOSE,
        kind=kind,
        job=job.pk,
        contact=job.contact.pk if job.contact else None,
        due=[due.at.isoformat(), due.calendar, due.version, due.around] if due else None,
        zone=person.zone,
        mailed=person.email.strip(),
        **more,
    )


def unpack(raw: str) -> dict[str, Any] | None:
    """Return what was sealed; None if it is not ours or has run out."""
    return sealed.unpack(PURPOSE, raw, within=STAYS)


def show(facts: dict[str, Any], language: str) -> dict[str, Any]:
    """What the template draws. Showing it keeps the promise that we have it (``ACK``)."""
    if facts.get("application"):
        Application.objects.get(pk=facts["application"]).shown()
    job = Job.objects.with_words().get(pk=facts["job"])
    contact = Member.objects.select_related("standing_deputy").get(pk=facts["contact"])
    return {
        "kind": facts["kind"],
        "job_title": job.title(language),
        "hears": date(facts["due"], facts["zone"], language) if facts["due"] else None,
        "contact": contact,
        "contact_role": contact.label(language),
        "deputy": job.deputy or contact.deputy_for_case(),
        "mailed_to": facts["mailed"],
        "draft": f"{facts['kind']}:{job.public_id}",
    }


def date(packed: tuple[str, str, str, bool], zone: str, language: str) -> timetable.Date:
    """Return a packed date in the reader's own zone, ours beside it."""
    at, calendar, version, around = packed
    due = Due(at=datetime.fromisoformat(at), calendar=calendar, version=version, around=around)
    return timetable.date(due, zone, working.zone(calendar), language)
