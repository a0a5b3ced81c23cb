"""Stepping back: calm, behind a fresh code, and final only when pressed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hospes.applications.models import Application
from hospes.foundation.refusals import Refusal
from hospes.portal.doors import OpenedView
from hospes.portal.forms import WithdrawalForm


class WithdrawalView(OpenedView):
    """One application of this person."""

    def application(self, public_id: str) -> Application:
        rows = Application.objects.select_related("case__contact", "case__candidate", "job")
        found = rows.filter(case__candidate=self.candidate, case__public_id=public_id).first()
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        return self.draw(self.application(public_id), WithdrawalForm())

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        application = self.application(public_id)
        form = WithdrawalForm(request.POST)
        if not form.is_valid():
            return self.draw(application, form, status=422)
        try:
            application.withdraw(words=form.cleaned_data["words"])
        except Refusal as refusal:
            return self.draw(application, form, status=409, problem=str(refusal))
        return self.to_page(_("You have stepped back. A receipt is on its way to you."))

    def draw(self, application: Application, form: WithdrawalForm, status: int = 200, **more: Any) -> HttpResponse:
        title = application.job.title(self.candidate.language)
        back = self.url("page")
        return self.show(
            "withdrawal.html", status=status, form=form, case=application.case, title=title, back_url=back, **more
        )
