"""The pages that say no: plain sentences in the reader's language, and nothing typed is lost.

None of them asks the database, so that they also work when it is the database that broke.
"""

import logging

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static

STYLES = ("css/tokens.css", "css/components.css")
# Shown when even our template cannot be read.
LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Something broke</title>'
    "<h1>Something broke on our side</h1><p>Please go back and try again. What you typed is still there.</p></html>"
)
log = logging.getLogger(__name__)


def page(name: str, status: int) -> HttpResponse:
    """Return the refusal ``name``. Without a request: no context processor may ask anything."""
    return HttpResponse(render_to_string(name, {"styles": stylesheets(), "status": status}), status=status)


def stylesheets() -> list[str]:
    """Return the addresses of our style sheets; none if they were not collected, rather than a second error."""
    try:
        return [static(name) for name in STYLES]
    except ValueError:
        log.warning("static files are not collected; refusals are shown without style")
        return []


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return page("413.html", 413)
    return page("400.html", 400)


def forbidden(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page("403.html", 403)


def not_found(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page("404.html", 404)


def broke(_request: HttpRequest) -> HttpResponse:
    try:
        return page("500.html", 500)
    except Exception:
        log.exception("the page for errors could not be made")
        return HttpResponse(LAST_RESORT, status=500)


def csrf_failure(_request: HttpRequest, reason: str = "") -> HttpResponse:
    log.info("form refused: %s", reason)
    return page("403_form.html", 403)


def foreign_form(_request: HttpRequest) -> HttpResponse:
    return page("403_foreign.html", 403)
