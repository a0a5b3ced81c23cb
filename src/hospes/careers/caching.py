"""Pages that everybody gets alike: kept by whoever stands between, asked for anew each time, told apart by an ETag."""

import hashlib
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


def page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Return a page for everybody, or 304 to whoever has it. A member who is signed in gets his own."""
    body = render_to_string(template, context, request)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return fresh(body)
    etag = f'"{hashlib.blake2b(body.encode(), digest_size=12).hexdigest()}"'
    headers = {"ETag": etag, "Cache-Control": PUBLIC}
    response = HttpResponse(body.replace(FRESH, uuid4().hex), headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response


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
