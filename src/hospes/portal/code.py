"""The one-time code: asked for by a button, sent by mail, used by a form (never by opening a link)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hospes.conversations import codes
from hospes.foundation.refusals import Refusal
from hospes.portal.doors import CandidateView
from hospes.portal.forms import CodeForm

PURPOSE = "portal"


class CodeView(CandidateView):
    """Enter the six digits."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.draw(CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CodeForm(request.POST)
        if not form.is_valid() or not self._right(form):
            return self.draw(form, status=422)
        self.open_up()
        return redirect(self.after())

    def draw(self, form: CodeForm, status: int = 200, problem: str = "") -> HttpResponse:
        return self.show(
            "code.html",
            status=status,
            form=form,
            problem=problem,
            sent_to=codes.masked(self.candidate),
            contact=codes.contact_of(self.candidate),
            was_sent=bool(self.request.GET.get("sent")),
            minutes=10,
            why=_("Files, corrections and withdrawing need them."),
            again_url=f"{self.url('new-code')}?next={self.after()}",
            back_url=self.url("page"),
        )

    def after(self) -> str:
        """Where to go once opened: a place on this very page, or the file."""
        wanted = self.request.GET.get("next", "")
        own = wanted.startswith(self.url("page"))
        safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
        return wanted if own and safe else self.url("file")

    def _right(self, form: CodeForm) -> bool:
        try:
            self.candidate.use_code(PURPOSE, form.cleaned_data["code"])
        except Refusal as refusal:
            form.add_error("code", str(refusal))
            return False
        return True


class NewCodeView(CodeView):
    """Send a code. A visit sends nothing; only the button does."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect(f"{self.url('code')}?next={self.after()}")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            codes.send(self.candidate, PURPOSE)
        except Refusal as refusal:
            return self.draw(CodeForm(), status=429, problem=str(refusal))
        return redirect(f"{self.url('code')}?sent=1&next={self.after()}")
