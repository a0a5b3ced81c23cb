"""The only doors to a candidate's page: the long link, and the code that opens what it does not show."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from hospes.candidates.models import Candidate
from hospes.foundation import clock, wording

OPEN_FOR = timedelta(minutes=10)


class CandidateView(View):
    """Finds the candidate by his link or answers 404; speaks his language; is never stored."""

    candidate: Candidate

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """Without Django's CSRF token: a page kept open for days must still send.

        These forms carry no session, the address in them is unguessable, and a form of somebody
        else's page is refused by OriginMiddleware. On the view, not on ``dispatch``: a subclass with a
        ``dispatch`` of its own would lose it.
        """
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        candidate = Candidate.objects.by_link(kwargs.pop("token"))
        if candidate is None:
            raise Http404
        self.candidate = candidate
        language = wording.catalogue(candidate.language)
        with translation.override(language):
            response = super().dispatch(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    def url(self, name: str, *args: str) -> str:
        """An address of this candidate's page."""
        return reverse(f"portal:{name}", args=[self.candidate.link_token(), *args])

    def to_page(self, toast: str = "", anchor: str = "") -> HttpResponse:
        """Back to the page, saying what happened."""
        if toast:
            self.request.session["toast"] = {"text": toast}
        return redirect(self.url("page") + anchor)

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Draw a page of the portal. Drawn at once: the language is this candidate's only in here."""
        frame = {"candidate": self.candidate, "language_url": self.url("language")}
        return render(self.request, f"portal/{template}", {**frame, **context}, status=status)

    @property
    def is_opened(self) -> bool:
        """Whether a code has opened files and details, less than ten minutes ago."""
        until = self.request.session.get(f"opened:{self.candidate.public_id}")
        # Not longer than the ten minutes either when the clock was set back meanwhile.
        return until is not None and timedelta(0) < datetime.fromisoformat(until) - clock.now() <= OPEN_FOR

    def open_up(self) -> None:
        """A code was right: files and details are open for ten minutes."""
        self.request.session.cycle_key()
        until = (clock.now() + OPEN_FOR).isoformat()
        self.request.session[f"opened:{self.candidate.public_id}"] = until


class OpenedView(CandidateView):
    """What needs a fresh code: asks for one first, and comes back here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        candidate = Candidate.objects.by_link(kwargs["token"])
        if candidate is None:
            raise Http404
        self.candidate = candidate
        if not self.is_opened:
            return redirect(f"{self.url('code')}?next={quote(request.path)}")
        return super().dispatch(request, *args, **kwargs)
