"""Facts as they stand in letters: dates in the candidate's zone, names, links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from hospes.foundation import showing, wording, working
from hospes.jobs.models import Job
from hospes.team.enums import AddressForm
from hospes.team.models import Company

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.candidates.models import Candidate
    from hospes.cases.models import Case
    from hospes.promises.models import Promise


def date(promise: Promise, case: Case, language: str) -> str:
    """A promise's due as a sentence part: candidate's zone first, ours in brackets (spec 8.4)."""
    zone = case.candidate.zone
    return showing.instant(promise.as_due, zone, working.zone(promise.calendar), language)


def moment(at: datetime, case: Case, language: str) -> str:
    """An instant that is no promise (sent, written) as a sentence part."""
    return showing.instant(at, case.candidate.zone, case.candidate.zone, language)


def hour(at: datetime, zone: str) -> str:
    """An hour on the 24 h clock, in ``zone``."""
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def date_line(language: str) -> str:
    """The line that says the date, for a letter that did not."""
    with translation.override(wording.catalogue(language)):
        return _("You hear from me by {date}.")


def job_title(case: Case, language: str) -> str:
    """The job's title in the reader's language, or ''."""
    job = Job.objects.filter(pk=case.job_pk).first() if case.job_pk else None
    return job.title(language) if job else ""


def of_case(case: Case, **more: str) -> dict[str, str]:
    """Everything a letter about this case may say without a promise."""
    language = case.candidate.language
    company = Company.objects.current()
    return {
        "greeting": greeting(case.candidate),
        "name": case.candidate.called or case.candidate.name,
        "job": job_title(case, language),
        "company": wording.pick(company.name, language) if company else "",
        "contact": case.contact.name,
        **more,
    }


def greeting(candidate: Candidate) -> str:
    """How a letter begins: with what the person wants to be called, else the whole name (never split, P26)."""
    with translation.override(wording.catalogue(candidate.language)):
        begun = _("Hello {name},").format(name=candidate.called_or_name)
    return begun.replace("您", _form(Company.objects.current()))


def page_link(case: Case) -> str:
    """The candidate's own page, as an absolute address (DESIGN section 9, "Candidate's links")."""
    company = Company.objects.current()
    base = company.public_url.rstrip("/") if company else ""
    return f"{base}/p/{case.candidate.link_token()}/"


def _form(company: Company | None) -> str:
    """您, or 你 where the company chose it (design 8)."""
    return "你" if company is not None and company.address_form == AddressForm.NI else "您"


def in_language(words: object, language: str) -> str:
    """A lazy translation, read in the candidate's language instead of the reader's."""
    with translation.override(wording.catalogue(language)):
        return str(words)
