"""The private feed of one member: what he owes and when, in his language and his zone. Strangers get 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hospes.calendars import drawing
from hospes.calendars.lines import lines
from hospes.calendars.models import Entry, Feed
from hospes.foundation import clock, wording
from hospes.team.models import Company


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the calendar as it stands now; the address is the only key, so nobody on the way keeps it."""
    found = Feed.objects.behind(token)
    if found is None:
        raise Http404
    member, now = found.member, clock.now()
    company = Company.objects.current()
    base = (company.public_url if company else "").rstrip("/") or request.build_absolute_uri("/").rstrip("/")
    shown = lines(Entry.objects.shown_to(member, now), member, base=base)
    with override(wording.catalogue(member.language)):
        name = _("Hospes: {name}").format(name=member.name)
    file = drawing.drawn(shown, name=name, zone=member.zone, now=now)
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    return HttpResponse(file, content_type=drawing.CONTENT_TYPE, headers=headers)
