"""A new password by mail. The answer never says whether somebody works here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from hospes.desk.entrance.forms import AskResetForm, NewPasswordForm
from hospes.desk.entrance.sign_in import open_session
from hospes.foundation.refusals import Refusal
from hospes.team.enums import TokenPurpose
from hospes.team.models import Member
from hospes.team.refusals import LinkSpent


class AskView(View):
    """Ask for a link."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "desk/ask_reset.html", {"form": AskResetForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskResetForm(request.POST)
        if not form.is_valid():
            return render(request, "desk/ask_reset.html", {"form": form}, status=422)
        Member.objects.ask_reset(form.cleaned_data["email"])
        return render(request, "desk/ask_reset.html", {"form": form, "asked": True})


class ResetView(View):
    """Use the link."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            Member.objects.peek(token, TokenPurpose.RESET)
        except LinkSpent as spent:
            return self.draw(None, problem=str(spent), status=410)
        return self.draw(NewPasswordForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = NewPasswordForm(request.POST)
        if not form.is_valid():
            return self.draw(form, status=422)
        try:
            member = Member.objects.reset(token, form.cleaned_data["password"])
        except LinkSpent as spent:
            return self.draw(None, problem=str(spent), status=410)
        except Refusal as refusal:
            form.add_error("password", str(refusal))
            return self.draw(form, status=422)
        open_session(request, member)
        return redirect("desk:today")

    def draw(self, form: NewPasswordForm | None, problem: str = "", status: int = 200) -> HttpResponse:
        return render(self.request, "desk/reset.html", {"form": form, "problem": problem}, status=status)
