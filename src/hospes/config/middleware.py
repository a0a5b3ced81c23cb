"""What every request has: a reader with a language, a page it came from, and an answer in words."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from hospes.config import refusals
from hospes.foundation import wording

Answer = Callable[[HttpRequest], HttpResponse]
DESK = "/desk/"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class ReaderLanguageMiddleware:
    """Answers in the reader's language.

    On the site the address says it (``/en/…``, ``/zh/…``). At the desk it is the member's own,
    which signing in puts into the session. Elsewhere it is the language once chosen (cookie), else what
    the browser asks for. The portal activates its candidate's language by itself.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        written = of_address(request)
        with translation.override(written or of_session(request) or translation.get_language_from_request(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        if not written:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def of_address(request: HttpRequest) -> str | None:
    """Return the language the address names, if it names one of ours."""
    first = request.path_info.lstrip("/").partition("/")[0]
    return wording.catalogue(first) if first in wording.codes() else None


def of_session(request: HttpRequest) -> str | None:
    """Return the language of the member who is signed in; asks the session only at the desk."""
    if not request.path_info.startswith(DESK) or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    language = request.session.get("language")
    return wording.catalogue(language) if language else None


class WordsMiddleware:
    """Answers in words where Django would say nothing: an address that only takes forms, or that nobody can have."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:  # PostgreSQL would call it an error, not "not found"
            return refusals.not_found(request)
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        said = refusals.page("404.html", HTTPStatus.METHOD_NOT_ALLOWED)
        said.headers["Allow"] = response.headers.get("Allow", "")
        return said


class OriginMiddleware:
    """Refuses a public form that was sent from somebody else's page.

    Candidates' forms carry no session, so they have no CSRF token (a page kept open for days must
    still send). A browser says where a form came from; where it says nothing, the form's one-time
    number still makes it one application. The desk has a session and Django's CSRF check.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS and not request.path_info.startswith(DESK) and is_foreign(request):
            return refusals.foreign_form(request)
        return self.get_response(request)


def is_foreign(request: HttpRequest) -> bool:
    """Say whether the browser names another site (or hides it, ``null``) as the page the form was on."""
    source = request.headers.get("Origin") or request.headers.get("Referer")
    if not source:
        return False
    return place(source) not in {without_default_port(request.get_host()), *map(place, settings.CSRF_TRUSTED_ORIGINS)}


def place(address: str) -> str:
    """Return host and port; an address that cannot be read is nobody's."""
    try:
        return without_default_port(urlsplit(address).netloc)
    except ValueError:
        return ""


def without_default_port(host: str) -> str:
    """``example.org:443`` and ``example.org`` are one place; behind a proxy we cannot know the scheme."""
    return host.lower().removesuffix(":443").removesuffix(":80")
