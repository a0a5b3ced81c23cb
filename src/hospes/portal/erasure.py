"""Everything deleted: what it means, behind a fresh code, and final when pressed (law: erasure; scenario C11)."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hospes.cases.models import Case
from hospes.conversations import erasing
from hospes.conversations.codes import contact_of
from hospes.foundation.refusals import Refusal
from hospes.jobs.models import Job
from hospes.portal.doors import OpenedView
from hospes.privacy.models import Erasure


class ErasureView(OpenedView):
    """What ends, what goes, what stays; and one button."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.draw()

    def post(self, request: HttpRequest) -> HttpResponse:
        if "yes" not in request.POST:
            return self.draw(status=422, problem=_("Please tick that everything is to be deleted."))
        try:
            erasing.confirm(self.candidate)
        except Refusal as refusal:
            return self.draw(status=409, problem=str(refusal))
        return self.to_page(_("Everything about you is being deleted. A last letter is on its way to you."))

    def draw(self, status: int = 200, problem: str = "") -> HttpResponse:
        confirmed = Erasure.objects.confirmed().filter(candidate=self.candidate).exists()
        facts = {"problem": problem, "confirmed": confirmed, "contact": contact_of(self.candidate)}
        return self.show("erasure.html", status=status, ends=self.ends(), back_url=self.url("page"), **facts)

    def ends(self) -> list[str]:
        """The jobs whose applications end with it."""
        live = Case.objects.live().filter(candidate=self.candidate, about__startswith="job:").order_by("pk")
        pks = [case.job_pk for case in live]
        jobs = Job.objects.filter(pk__in=pks).prefetch_related("texts").order_by("pk")
        return [job.title(self.candidate.language) for job in jobs]
