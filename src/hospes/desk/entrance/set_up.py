"""The first run: six answers on one page, behind the one-time link that the terminal printed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from hospes.desk.entrance.forms import SetUpForm
from hospes.desk.entrance.sign_in import open_session
from hospes.foundation.refusals import Refusal
from hospes.post.diagnosis import Diagnosis
from hospes.post.models import MailServer
from hospes.team import first_run
from hospes.team.refusals import AddressUnreadable, PasswordTooWeak, WebAddressUnreadable

# At which field each refusal of the room is said.
_FIELD_OF = {PasswordTooWeak: "password", WebAddressUnreadable: "public_url", AddressUnreadable: "email"}


@method_decorator(sensitive_post_parameters("password", "mail_password"), name="dispatch")
class SetUpView(View):
    """Answers are kept while mail is being tested; the link works until the house is open."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not first_run.is_due():
            return redirect("desk:sign-in")
        if not first_run.is_good(kwargs["token"]):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        address = f"{request.scheme}://{request.get_host()}"
        return self.draw(SetUpForm(initial={"public_url": address, "calendar": "US"}))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = SetUpForm(request.POST)
        if not form.is_valid():
            return self.draw(form, status=422)
        told = form.cleaned_data
        if not self.server_kept(form, told):
            return self.draw(form, status=422)
        if "test" in request.POST:
            return self.draw(form, diagnosis=tested(told))
        return self.open(form, told, token)

    def open(self, form: SetUpForm, told: dict[str, Any], token: str) -> HttpResponse:
        try:
            opened = first_run.open_house(raw=token, **answers(told))
        except Refusal as refusal:
            form.add_error(_FIELD_OF.get(type(refusal)), str(refusal))
            return self.draw(form, status=422)
        open_session(self.request, opened.admin)
        self.request.session["toast"] = {"text": _("The house is open. Now make the first job.")}
        return redirect("desk:jobs")

    def server_kept(self, form: SetUpForm, told: dict[str, Any]) -> bool:
        """Keep the mail server, if one was given; say at its field what cannot be one."""
        if not told["host"]:
            return True
        try:
            MailServer.objects.configure(
                host=told["host"],
                port=told["port"] or 587,
                security=told["security"] or "starttls",
                username=told["username"],
                password=told["mail_password"],
            )
        except Refusal as refusal:
            form.add_error("host", str(refusal))
            return False
        return True

    def draw(self, form: SetUpForm, diagnosis: Diagnosis | None = None, status: int = 200) -> HttpResponse:
        context = {"form": form, "diagnosis": diagnosis}
        return render(self.request, "desk/set_up.html", context, status=status)


def tested(told: dict[str, Any]) -> Diagnosis | None:
    """Send a letter to the first admin himself, the way real ones go."""
    server = MailServer.objects.current()
    if server is None:
        return None
    return server.send_test(to=told["email"], from_address=told["email"], from_name=told["name"])


def answers(told: dict[str, Any]) -> dict[str, Any]:
    """The six answers as the room takes them."""
    company = {
        "name": {"en": told["company"], "zh": told["company_zh"]},
        "language": told["language"],
        "public_url": told["public_url"],
        "zone": told["zone"],
        "calendar": told["calendar"],
    }
    admin = first_run.AdminFacts(told["name"], told["email"], told["password"])
    deputy = None
    if told["deputy_email"]:
        deputy = first_run.DeputyFacts(told["deputy_name"], told["deputy_email"])
    return {"company": company, "admin": admin, "deputy": deputy}
