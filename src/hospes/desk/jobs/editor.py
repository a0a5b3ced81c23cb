"""The editor of a job: every part as a form, and what stands in the way of publishing; others only read."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hospes.desk.doors import JobView
from hospes.desk.jobs import choices, outlook, reading
from hospes.desk.jobs.forms import ContactForm, DatesForm, FactsForm, PayForm, PlacesForm
from hospes.desk.jobs.forms_rows import CriteriaForm, PlanForm, QuestionsForm, TeamForm
from hospes.desk.jobs.forms_text import NewOpeningForm, TextForm
from hospes.foundation import showing
from hospes.jobs.enums import JobState
from hospes.jobs.findings import Finding
from hospes.jobs.models import Job, JobText
from hospes.team import queries, rules

# In the order of the page.
PARTS = {
    form.key: form
    for form in (
        CriteriaForm, PayForm, PlacesForm, FactsForm, PlanForm, QuestionsForm,
        ContactForm, TeamForm, DatesForm, NewOpeningForm,
    )
}  # fmt: skip
# Where each finding of the publish checks is put right; what begins so, there.
FIX_AT = {
    "contact": "contact", "deputy": "contact", "nobody_covers": "contact", "text": "texts", "work": "texts",
    "language": "texts", "plan": "plan", "review": "plan", "decision": "dates", "criterion": "criteria",
    "pay": "pay", "place": "places", "closing": "dates", "round": "dates", "form": "questions",
    "vacancy": "facts", "machines": "facts", "opening": "openings", "mail": "mail",
}  # fmt: skip


class EditorView(JobView):
    """Admins and recruiters edit; hiring managers and interviewers of the job read."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not rules.may_edit_jobs(self.member):
            return self.show("jobs/read.html", job=self.job, **reading.page(self.job, self.member))
        return self.draw()

    def draw(self, form: Any = None, problems: list[str] | None = None, status: int = 200) -> HttpResponse:
        """The whole editor, with ``form`` in the place of its part as it was typed."""
        job = Job.objects.whole().get(pk=self.job.pk)
        context = page(job, form, self.member.zone)
        return self.show("jobs/editor.html", status=status, problems=problems, **context)


def page(job: Job, form: Any, zone: str) -> dict[str, Any]:
    """Everything the editor shows."""
    found = outlook.of(job)
    checks = [check(job, finding) for finding in [*job.publish_checks(), *outlook.warnings(found, zone)]]
    blocked = {each["part"] for each in checks if each["blocks"]}
    doubtful = {each["part"] for each in checks} - blocked
    return {
        "job": job,
        "known": list(PARTS),
        "title": job.title(choices.language()),
        "texts": [text_part(job, form, code, own, zone) for code, _html, own in choices.languages()],
        "parts": [part(job, form, key) for key in PARTS],
        "checks": checks,
        "blocks": any(each["blocks"] for each in checks),
        "marks": [(key, name, mark(key, blocked, doubtful)) for key, name in contents()],
        "minutes": job.minutes_of_the_candidate(),
        "openings": job.openings.all(),
        "state_tag": {"public": "kept", "unlisted": "info", "draft": "due"}.get(job.state, ""),
        "page_url": reverse("careers:job", args=[choices.languages()[0][0], job.public_id]) if job.is_readable else "",
        "outlook": outlook.shown(found, zone),
        "is_closed": job.state == JobState.CLOSED,
    }


def contents() -> list[tuple[str, str]]:
    """The parts with their names, for the list at the side."""
    return [("texts", _("Text")), *((key, str(form.title)) for key, form in PARTS.items())]


def mark(key: str, blocked: set[str], doubtful: set[str]) -> str:
    """Whether a part is ready: ok, ask, fix."""
    if key in blocked:
        return "fix"
    return "ask" if key in doubtful else "ok"


def part(job: Job, form: Any, key: str) -> Any:
    """One part as it stands, or as it came back."""
    return form if form is not None and form.key == key else PARTS[key](job=job)


def text_part(job: Job, form: Any, code: str, own_name: str, zone: str) -> dict[str, Any]:
    """The text in one language."""
    came_back = form is not None and form.key == f"text-{code}"
    text = form if came_back else TextForm(job=job, language=code)
    url = reverse("desk:job-text", args=[job.public_id, code])
    return {"form": text, "name": own_name, "who": written(text.text, zone), "url": url}


def written(text: JobText | None, zone: str) -> str:
    """Who wrote it, and on which day."""
    if text is None:
        return ""
    name = queries.called([text.written_by]).get(text.written_by, "")
    day = showing.day(text.written_at.astimezone(ZoneInfo(zone)).date(), choices.language())
    return _("{name}, {day}").format(name=name, day=day) if name else day


def check(job: Job, finding: Finding) -> dict[str, Any]:
    """A finding in words, and where to put it right."""
    key = finding.code
    where = FIX_AT.get(key) or FIX_AT.get(key.partition("_")[0], "")
    url = mail_url() if where == "mail" else f"#{where}" if where else ""
    return {"sentence": str(finding), "blocks": finding.blocks, "part": where, "url": url}


def mail_url() -> str:
    """Where mail is set up and tested."""
    for name in ("desk:settings-mail", "desk:mail", "desk:settings"):
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
