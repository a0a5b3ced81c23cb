"""Joining by an invitation: a visit shows a form, a POST uses the link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from hospes.desk.entrance.forms import JoinForm
from hospes.desk.entrance.sign_in import open_session
from hospes.foundation.refusals import Refusal
from hospes.team.enums import TokenPurpose
from hospes.team.models import Member
from hospes.team.refusals import LinkSpent


class InvitationView(View):
    """Somebody invited you; choose a password."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            member = Member.objects.peek(token, TokenPurpose.INVITE)
        except LinkSpent as spent:
            return self.draw(None, problem=str(spent), status=410)
        return self.draw(JoinForm(initial={"name": member.name}), member=member)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = JoinForm(request.POST)
        if not form.is_valid():
            return self.draw(form, status=422)
        try:
            member = Member.objects.accept_invitation(token, form.cleaned_data["password"], form.cleaned_data["name"])
        except LinkSpent as spent:
            return self.draw(None, problem=str(spent), status=410)
        except Refusal as refusal:
            form.add_error("password", str(refusal))
            return self.draw(form, status=422)
        open_session(request, member)
        return redirect("desk:today")

    def draw(
        self, form: JoinForm | None, member: Member | None = None, problem: str = "", status: int = 200
    ) -> HttpResponse:
        context = {"form": form, "invited": member, "problem": problem}
        return render(self.request, "desk/invitation.html", context, status=status)
