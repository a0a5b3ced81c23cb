"""Why a job cannot close yet: somebody still waits for a word (registered with ``jobs.closing_checks``)."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from hospes.applications.models import Application
from hospes.jobs.models import Job


def nobody_waits(job: Job) -> Iterator[str]:
    """Say how many people still wait for an answer, or for their answer to arrive."""
    waiting = Application.objects.filter(job=job).live().count()
    if waiting:
        words = ngettext("%(n)d person still waits for an answer.", "%(n)d people still wait for an answer.", waiting)
        yield words % {"n": waiting}
