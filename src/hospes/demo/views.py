"""The pages of the demo's post office. They answer only where ``settings.DEMO``."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from functools import wraps

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from hospes.demo import letters

PAGE = 50
# A letter is a stranger's HTML: no scripts, no requests but our own pictures, an origin of its own.
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)

_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)

View = Callable[..., HttpResponse]


def in_the_demo(view: View) -> View:
    """Let the view exist in a demo only."""

    @wraps(view)
    def door(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if not getattr(settings, "DEMO", False):
            raise Http404
        return view(request, **kwargs)

    return door


@in_the_demo
@require_safe
def post_office(request: HttpRequest) -> HttpResponse:
    to = request.GET.get("to", "")
    names = letters.delivered(to) if to else letters.names()
    page = Paginator(names, PAGE).get_page(request.GET.get("page"))
    shown = [letters.heading(name) for name in page]
    return render(request, "demo/post_office.html", {"page": page, "letters": shown, "to": to})


@in_the_demo
@require_safe
def letter(request: HttpRequest, name: str) -> HttpResponse:
    mail = _letter_or_404(name)
    return render(
        request,
        "demo/letter.html",
        {
            "heading": letters.heading(name),
            "text": letters.part(mail, "plain"),
            "html": bool(letters.part(mail, "html")),
            "source": (letters.source(name) or b"").decode("utf-8", "replace"),
        },
    )


@in_the_demo
@require_POST
def answer(request: HttpRequest, name: str) -> HttpResponse:
    """Answer a letter as the one who got it: the mail goes the way every mail goes."""
    mail = _letter_or_404(name)
    words = request.POST.get("text", "").replace("\0", "").strip()[: letters.LONGEST_ANSWER]
    if not words:
        request.session["toast"] = {"text": _("Please write something.")}
    elif letters.answer(mail, letters.heading(name), words):
        request.session["toast"] = {"text": _("Your answer is with the company.")}
    else:
        request.session["toast"] = {"text": _("Nobody here reads the address this letter came from.")}
    return redirect("demo:letter", name=name)


@in_the_demo
@require_safe
@xframe_options_sameorigin
def letter_html(request: HttpRequest, name: str) -> HttpResponse:
    html = letters.part(_letter_or_404(name), "html")
    response = HttpResponse(_opening_links_outside(html))
    response["Content-Security-Policy"] = LETTER_POLICY
    return response


def _opening_links_outside(html: str) -> str:
    """Let links open beside the frame, as in a mail program; the doctype must stay first."""
    base = '<base target="_blank">'
    with_base, found = _HEAD.subn(lambda head: head[0] + base, html, count=1)
    return with_base if found else base + html


def _letter_or_404(name: str) -> EmailMessage:
    mail = letters.message(name)
    if mail is None:
        raise Http404
    return mail
