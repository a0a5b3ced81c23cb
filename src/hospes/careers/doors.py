"""The one door to a job: what can be read by its address, and what is said where there is none."""

from django.http import HttpRequest, HttpResponse

from hospes.careers import caching, listing
from hospes.jobs.models import Job

OFFERED = 5


def job(public_id: str) -> Job | None:
    """Return a job that can be read, with all that its page shows. Drafts and closed ones are nowhere."""
    return Job.objects.readable().whole().filter(public_id=public_id).first()


def gone(request: HttpRequest, language: str) -> HttpResponse:
    """Say that this job is not open, the same for one that never was, and offer some that are."""
    jobs = list(Job.objects.listed().with_words()[:OFFERED])
    context = {"rows": [listing.row(each, language) for each in jobs], **listing.frame(jobs)}
    return caching.own(request, "careers/gone.html", context, status=404)
