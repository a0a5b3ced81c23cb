"""What the page of one job shows."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from hospes.careers import caching, figures, job_posting, timetable
from hospes.careers.forms.apply import ApplyForm
from hospes.careers.forms.ask import AskForm
from hospes.careers.forms.person import Known
from hospes.foundation import clock, showing, wording
from hospes.foundation.working import Due
from hospes.jobs.enums import JobState
from hospes.jobs.models import Job
from hospes.privacy.models import Notice
from hospes.promises.capacity import local_day
from hospes.team.refusals import HouseNotOpen

TEMPLATE = "careers/job.html"


def fresh(request: HttpRequest, job: Job, language: str) -> HttpResponse:
    """The page as everybody gets it."""
    hidden = {"X_Robots_Tag": "noindex"} if job.state == JobState.UNLISTED else {}
    return caching.page(request, TEMPLATE, context(job, language), **hidden)


def again(request: HttpRequest, form: ApplyForm | AskForm, status: int) -> HttpResponse:
    """The page with a form that came back; everything typed still stands in it."""
    if isinstance(form, ApplyForm):
        more = context(form.job, form.language, form=form)
    else:
        more = {**context(form.job, form.language, ask=form), "asking": True}
    return caching.own(request, TEMPLATE, more, status)


def context(job: Job, language: str, *, form: ApplyForm | None = None, ask: AskForm | None = None) -> dict[str, Any]:
    """Everything the template draws."""
    now = clock.now()
    known = Known(job=job, language=language)
    due = timetable.answer_due(job, now)
    return {
        **texts(job, language),
        **contact(job, language),
        **dates(job, now, language, due),
        "pay": {"amount": job.pay(language), "note": job.pay_note_in(language)},
        "form": form or ApplyForm(known=known),
        "ask": ask or AskForm(known=known),
        "hears_day": local_day(due).isoformat() if due else "",
        "hears": timetable.ours(due, job, language) if due else None,
        "replies": timetable.ours(timetable.reply_due(job, now), job, language),
        "notice": notice(language),
        "figure": figures.kept_promises(job, now),
        "open": job.accepts_applications(),
        "json_ld": job_posting.data(job, language),
        "active": "jobs",
    }


def texts(job: Job, language: str) -> dict[str, Any]:
    """The job's own words, and in which language they are."""
    text = job.text(language)
    return {
        "text": text,
        "title": job.title(language),
        "foreign": wording.catalogue(text.language) if text and text.language != wording.code(language) else "",
        "places": ", ".join(job.places_in(language)),
        "employment": (text and text.hours) or job.get_employment_display(),
        "team_name": job.team_name_in(language),
        "criteria": [{"text": each.text_in(language), "must": each.must} for each in job.current_criteria()],
        "machines": job.machines_used_in(language),
        "vacancy": job.real_vacancy,
        "seats": job.open_seats(),
        "unlisted": job.state == JobState.UNLISTED,
        "apply_url": reverse("careers:apply", args=[language, job.public_id]),
        "ask_url": reverse("careers:ask", args=[language, job.public_id]),
        "draft": job.public_id,
    }


def contact(job: Job, language: str) -> dict[str, Any]:
    """Who answers, and who does when that person is away."""
    person = job.contact
    deputy = job.deputy or (person.deputy_for_case() if person else None)
    return {
        "contact": person,
        "contact_role": person.label(language) if person else "",
        "deputy": deputy if deputy and deputy.has_working_address else None,
    }


def dates(job: Job, now: datetime, language: str, due: Due | None) -> dict[str, Any]:
    return {
        "steps": timetable.steps(job, now, language, due),
        "timetable_line": timetable.line(job, due, language),
        "hours_line": timetable.effort(job, now, due),
        "closes": showing.day(job.closes_on, language) if job.closes_on else "",
        "decision": showing.day(job.decision_on, language) if job.decision_on else "",
        "changed": timetable.local_day(job.changed_at, job, language),
    }


def notice(language: str) -> dict[str, Any] | None:
    """What we say about data, and in which language; nothing before the house is open."""
    current = Notice.objects.current(language)
    try:
        return {"language": wording.catalogue(current.language), "sections": current.sections()}
    except HouseNotOpen:
        return None
