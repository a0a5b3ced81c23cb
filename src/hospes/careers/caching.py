"""Pages that everybody gets alike: kept by whoever stands between, asked for anew each time, told apart by an ETag."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response

# Asked for each time: a job that was taken down is gone at once, from every cache. 304 costs no bytes.
PUBLIC = "public, max-age=0, must-revalidate"
# Not "no-store": going back to a form that was refused must show it again, not an error of the browser.
PRIVATE = "private, no-cache"
# Stands in a page where each reader gets a number of his own; the same page has one ETag.
FRESH = "0" * 32


@dataclass(frozen=True)
class Page:
    """A page as it is drawn for everybody: its text, told apart by its ETag, and headers of its own."""

    body: str
    etag: str
    headers: tuple[tuple[str, str], ...] = ()


class ForEverybody(HttpResponse):
    """An answer that may be given again, to whoever asks for the same address."""

    page: Page


def page(request: HttpRequest, template: str, context: dict[str, Any], **headers: str) -> HttpResponse:
    """Return a page for everybody, or 304 to whoever has it. A member who is signed in gets his own.

    ``headers`` are written as Python names: ``X_Robots_Tag="noindex"``.
    """
    body = render_to_string(template, context, request)
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        response = fresh(body)
        for name, value in named:
            response.headers[name] = value
        return response
    return answer(request, Page(body, f'"{hashlib.blake2b(body.encode(), digest_size=12).hexdigest()}"', named))


def answer(request: HttpRequest, page: Page) -> HttpResponse:
    """Give a page that was drawn to one reader, with a number of his own in its forms."""
    headers = {"ETag": page.etag, "Cache-Control": PUBLIC, **dict(page.headers)}
    response = ForEverybody(page.body.replace(FRESH, uuid4().hex), headers=headers)
    response.page = page
    return get_conditional_response(request, etag=page.etag, response=response) or response


def own(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Return a page that only this reader may see: nobody keeps it."""
    return fresh(render_to_string(template, context, request), status)


def see_other(address: str) -> HttpResponse:
    """Lead on after a form was taken: whoever reloads or goes back sends nothing twice."""
    response = HttpResponseRedirect(address, status=303)
    response.headers["Cache-Control"] = PRIVATE
    return response


def fresh(body: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(body.replace(FRESH, uuid4().hex), status=status)
    response.headers["Cache-Control"] = PRIVATE
    return response
