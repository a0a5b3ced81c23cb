"""Who can read a job: published, by address only, taken off at once, closed."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from hospes.desk.jobs.parts import sentences
from hospes.desk.jobs.sections import EditView
from hospes.foundation.refusals import Refusal
from hospes.jobs.enums import JobState
from hospes.jobs.models import Job
from hospes.jobs.refusals import CannotClose

SAID = {
    "public": _("Published. It stands in the list."),
    "unlisted": _("Readable for those who have its address."),
    "draft": _("Taken off the site."),
    "closed": _("Closed."),
    "reopened": _("Open again, as a draft."),
}
UNDO_SECONDS = 30


class VisibilityView(EditView):
    """One press. Taking a job off is always possible, and can be taken back as quickly."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        state = request.POST.get("state") or request.GET.get("state", "")
        verb = verbs(self.job).get(state)
        if verb is None:
            raise Http404
        before = self.job.state
        try:
            verb(by=self.member.actor)
        except Refusal as refusal:
            return self.refused(refusal)
        return self.done(before, state)

    def done(self, before: str, state: str) -> HttpResponseBase:
        """Say it; a page taken off can be put back as it was."""
        undo = f"{self.request.path}?state={before}" if state == "draft" and before in JobState.READABLE else ""
        self.say(SAID[state], undo_url=undo, seconds=UNDO_SECONDS)
        return self.back("")

    def refused(self, refusal: Refusal) -> HttpResponseBase:
        """What is missing, or who still waits."""
        said = [str(refusal), *refusal.reasons] if isinstance(refusal, CannotClose) else sentences(refusal)
        return self.draw(problems=said, status=422)


def verbs(job: Job) -> dict[str, Callable[..., Any]]:
    """What each wish does."""
    return {
        "public": job.publish,
        "unlisted": job.unlist,
        "draft": job.unpublish,
        "closed": job.close,
        "reopened": job.reopen,
    }
