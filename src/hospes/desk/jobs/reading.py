"""The job as those read it who do not edit it."""

from typing import Any

from django.urls import reverse

from hospes.desk.jobs import choices, outlook
from hospes.desk.jobs.forms_text import FIELDS
from hospes.jobs.models import Job
from hospes.jobs.models.job_text import PROSE
from hospes.team import rules
from hospes.team.models import Member

TAGS = {"public": "kept", "unlisted": "info", "draft": "due"}


def page(job: Job, member: Member) -> dict[str, Any]:
    """Text, facts, plan and criteria in the language of the page."""
    language = choices.language()
    text = job.text(language)
    return {
        "prose": [(FIELDS[name][0], getattr(text, name, "")) for name in PROSE],
        "state_tag": TAGS.get(job.state, ""),
        "title": job.title(language),
        "text": text,
        "pay": job.pay(language),
        "places": ", ".join(job.places_in(language)),
        "steps": job.timetable(None, language),
        "criteria": [(each.text_in(language), each.must) for each in job.current_criteria()],
        "board_url": reverse("desk:board", args=[job.public_id]) if rules.may_decide(member) else "",
        "outlook": outlook.shown(outlook.of(job), member.zone),
        "page_url": reverse("careers:job", args=[choices.languages()[0][0], job.public_id]) if job.is_readable else "",
    }
