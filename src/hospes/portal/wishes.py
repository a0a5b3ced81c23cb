"""Language, zone, and how somebody wants to hear: changed with the long link alone."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hospes.foundation import wording
from hospes.portal.doors import CandidateView
from hospes.portal.forms import WishesForm


class LanguageView(CandidateView):
    """The switch at the top of every page: the page and our letters speak this language from now on."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.to_page()

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("language", "")
        if wanted in wording.codes():
            self.candidate.correct(by=self.candidate.actor, language=wanted)
        return self.to_page()


class WishesView(CandidateView):
    """Your language, your zone, by voice or in writing (P15)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        mine = {"language": self.candidate.language, "zone": self.candidate.zone, "prefers": self.candidate.prefers}
        return self.draw(WishesForm(initial=mine))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = WishesForm(request.POST)
        if not form.is_valid():
            return self.draw(form, status=422)
        self.candidate.correct(by=self.candidate.actor, **form.cleaned_data)
        return self.to_page(_("Noted."))

    def draw(self, form: WishesForm, status: int = 200) -> HttpResponse:
        return self.show("wishes.html", status=status, form=form, back_url=self.url("page"))
