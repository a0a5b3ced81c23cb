"""A job begins: by one short form, or as a copy of another."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hospes.desk.doors import MemberView
from hospes.desk.jobs import choices
from hospes.desk.jobs.forms_new import NewJobForm
from hospes.jobs.models import Job
from hospes.team import rules
from hospes.team.models import Member

COPYABLE = 200


class NewJobView(MemberView):
    """The short form; what is missing for publishing, the editor says."""

    active = "jobs"

    def may(self, member: Member) -> bool:
        return rules.may_edit_jobs(member)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.draw(NewJobForm(member=self.member))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = NewJobForm(request.POST, member=self.member)
        job = form.save(by=self.member.actor) if form.is_valid() else None
        if job is None:
            return self.draw(form, status=422)
        self.say(_("A draft. Nobody can read it yet."))
        return redirect("desk:job", job.public_id)

    def draw(self, form: NewJobForm, status: int = 200) -> HttpResponse:
        jobs = Job.objects.for_desk(self.member)[:COPYABLE]
        old = [(job.public_id, job.title(choices.language())) for job in jobs]
        return self.show("jobs/new.html", status=status, form=form, old=old)


class CopiesView(MemberView):
    """The same text, plan, criteria, pay, places, team and questions, as a new draft."""

    active = "jobs"

    def may(self, member: Member) -> bool:
        return rules.may_edit_jobs(member)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return redirect("desk:new-job")

    def post(self, request: HttpRequest) -> HttpResponseBase:
        wanted = request.POST.get("source", "").replace("\0", "")
        source: Any = Job.objects.seen_by(self.member).filter(public_id=wanted).first()
        if source is None:
            raise Http404
        job = source.copy(by=self.member.actor)
        self.say(_("This is the copy, a draft. Openings and dates of a round stayed with the old one."))
        return redirect("desk:job", job.public_id)
