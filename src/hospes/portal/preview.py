"""What she sees: a member looks at the candidate's exact page, read-only (P35)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views import View

from hospes.candidates.models import Candidate
from hospes.cases.models import Case
from hospes.foundation import tokens, wording
from hospes.portal import drawing
from hospes.team.models import Member


class PreviewView(View):
    """Opens for a signed-in member who may see a case of this person; ``ticket`` names nobody by itself."""

    def get(self, request: HttpRequest, ticket: str) -> HttpResponse:
        public_id, _dot, signature = ticket.partition(".")
        member = getattr(request, "user", None)
        if not isinstance(member, Member) or not tokens.check(signature, "preview", public_id, member.pk):
            raise Http404
        candidate = Candidate.objects.filter(public_id=public_id).first()
        if candidate is None or not Case.objects.seen_by(member).filter(candidate=candidate).exists():
            raise Http404
        return self.draw(request, candidate)

    def draw(self, request: HttpRequest, candidate: Candidate) -> HttpResponse:
        def nowhere(_name: str, *_args: Any) -> str:
            return ""

        with translation.override(wording.catalogue(candidate.language)):
            page = drawing.page(candidate, url=nowhere, form=None, opened=False)
            context = {"candidate": candidate, "read_only": True, **page}
            response = render(request, "portal/page.html", context)
        response.headers["Cache-Control"] = "private, no-store"
        # The desk shows it in a frame beside the letter.
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
