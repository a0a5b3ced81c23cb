"""The private feed of one member: what he owes and when, in his language and his zone. Strangers get 404."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hospes.calendars import about, drawing
from hospes.calendars.about import About
from hospes.calendars.models import Entry, Feed
from hospes.foundation import clock, wording
from hospes.team.models import Company

# How long before: a date that is owed leaves time to do it, a talk only has to be walked to.
REMINDS_OF_DATES, REMINDS_OF_TALKS = timedelta(hours=2), timedelta(minutes=15)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the calendar as it stands now; the address is the only key, so nobody on the way keeps it."""
    found = Feed.objects.behind(token)
    if found is None:
        raise Http404
    member, now = found.member, clock.now()
    company = Company.objects.current()
    base = (company.public_url if company else "").rstrip("/") or request.build_absolute_uri("/").rstrip("/")
    entries = list(Entry.objects.shown_to(member, now))
    with override(wording.catalogue(member.language)):
        words = about.told(entries, member)
        lines = [_line(entry, words.get(entry.key), base) for entry in entries]
        name = _("Hospes: {name}").format(name=member.name)
        file = drawing.drawn(lines, name=name, zone=member.zone, now=now)
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    return HttpResponse(file, content_type=drawing.CONTENT_TYPE, headers=headers)


def _line(entry: Entry, said: About | None, base: str) -> drawing.Line:
    busy = said is not None and said.busy
    return drawing.Line(
        uid=entry.uid,
        start=entry.start,
        end=entry.end,
        all_day=entry.all_day,
        sequence=entry.sequence,
        updated_at=entry.updated_at,
        title=said.title if said else _("Something in Hospes"),
        description=said.description if said else "",
        url=f"{base}{reverse('desk:case', args=[said.case])}" if said and said.case else "",
        place=said.place if said else "",
        busy=busy,
        alarm=REMINDS_OF_TALKS if busy else REMINDS_OF_DATES,
    )
