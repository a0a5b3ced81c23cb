"""Signing in and out."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from hospes.desk.entrance.forms import SignInForm
from hospes.foundation.refusals import Refusal
from hospes.team import first_run
from hospes.team.models import Member


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class SignInView(View):
    """Address and password; the same answer for everything that is not right."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.draw(SignInForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SignInForm(request.POST)
        if not form.is_valid():
            return self.draw(form, status=422)
        network = request.META.get("REMOTE_ADDR", "")
        try:
            member = Member.objects.sign_in(**form.cleaned_data, network=network)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.draw(form, status=422)
        open_session(request, member)
        return redirect(self.after())

    def draw(self, form: SignInForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "empty": first_run.is_due()}
        return render(self.request, "desk/sign_in.html", context, status=status)

    def after(self) -> str:
        """Where one wanted to go, if it is a place at this desk."""
        wanted = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
        return wanted if safe and wanted.startswith("/desk/") else "/desk/"


class SignOutView(View):
    """Leaving; by POST, so that no link can throw anybody out."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("desk:sign-in")

    def post(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        return redirect("desk:sign-in")


def open_session(request: HttpRequest, member: Member) -> None:
    """Open the session of a member, in his language."""
    login(request, member, backend="django.contrib.auth.backends.ModelBackend")
    request.session["language"] = member.language
