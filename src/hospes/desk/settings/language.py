"""The language of the pages before signing in: sign-in, set-up, invitation, new password."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from hospes.foundation import wording

A_YEAR = 365 * 24 * 3600


class LanguageView(View):
    """Remember the language in a cookie and go back. It changes nothing of ours, so a link may do it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        back = request.GET.get("next", "")
        safe = back.startswith("/desk/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
        answer = redirect(back if safe else "desk:sign-in")
        code = wording.code(request.GET.get("language", ""))
        if code in wording.codes():
            remember(answer, wording.catalogue(code))
        return answer


def remember(answer: HttpResponse, language: str) -> None:
    """Set the cookie that ``ReaderLanguageMiddleware`` reads."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
