"""The only doors from the desk to a case, a job or a member: seen and allowed, or 404."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View

from hospes.applications.models import Application
from hospes.cases.models import Case
from hospes.desk.frame import Side
from hospes.jobs.models import Job
from hospes.team.models import Member


class MemberView(View):
    """A signed-in, active member, or the sign-in page with the way back.

    ``may`` is a predicate of ``team.rules``; whoever it refuses gets 404, as if the page did not exist.
    """

    member: Member
    active = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, Member) or not request.user.is_active:
            back = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('desk:sign-in')}?{back}")
        self.member = request.user
        if not self.may(self.member):
            raise Http404
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def may(self, member: Member) -> bool:
        """Whether this member may come in at all. Views narrow it by a predicate of ``team.rules``."""
        return member.is_active

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Draw a page of the desk in its frame."""
        frame = {"member": self.member, "side": Side(self.member, self.request.path), "active": self.active}
        return render(self.request, f"desk/{template}", {**frame, **context}, status=status)

    def say(self, text: str, undo_url: str = "", seconds: int = 8) -> None:
        """Leave a toast for the next page: what happened, and how to take it back."""
        self.request.session["toast"] = {"text": str(text), "undo_url": undo_url, "seconds": seconds}


class CaseView(MemberView):
    """One case this member may see; ``public_id`` stands in the address."""

    case: Case
    active = "people"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            seen = Case.objects.seen_by(request.user).select_related(
                "candidate", "contact", "deputy", "application__job", "application__stage"
            )
            self.case = _found(seen, kwargs.pop("public_id"))
        return super().dispatch(request, *args, **kwargs)

    @property
    def application(self) -> Application:
        """The application of this case, or 404 for another kind of matter."""
        application = getattr(self.case, "application", None)
        if application is None:
            raise Http404
        return cast(Application, application)

    def url(self, name: str, *args: Any) -> str:
        """An address below this case."""
        return reverse(f"desk:{name}", args=[self.case.public_id, *args])


class JobView(MemberView):
    """One job this member may see; ``public_id`` stands in the address."""

    job: Job
    active = "jobs"

    def rows(self, member: Member) -> QuerySet[Job]:
        """Where the job is looked for; views that show more ask for it here."""
        return Job.objects.seen_by(member)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            self.job = _found(self.rows(request.user), kwargs.pop("public_id"))
        return super().dispatch(request, *args, **kwargs)

    def url(self, name: str, *args: Any) -> str:
        """An address below this job."""
        return reverse(f"desk:{name}", args=[self.job.public_id, *args])


def _found(rows: Any, public_id: str) -> Any:
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row
