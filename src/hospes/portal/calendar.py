"""The dates that we promised, in one's own calendar program: the page with the address, the file behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hospes.calendars import drawing
from hospes.calendars.models import GuestFeed
from hospes.candidates.models import Candidate
from hospes.foundation import clock, tokens, wording
from hospes.interviews.enums import State as TalkState
from hospes.interviews.models import Interview
from hospes.portal import news
from hospes.portal.doors import CandidateView
from hospes.portal.drawing import cases_of
from hospes.promises.enums import Kind, State
from hospes.team.models import Company

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.promises.models import Promise

# A date stands as the half hour that ends with it.
LENGTH = timedelta(minutes=30)
SHOWN_FOR = timedelta(days=90)
TALK_REMINDS = timedelta(hours=1)
# Talks stand themselves; the day on which data is deleted is no appointment.
NOT_SHOWN = (Kind.INTERVIEW, Kind.SAFE_CLOSE)


class CalendarView(CandidateView):
    """Make the address, make it anew, switch it off: with the long link alone, as one sees the dates with it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        feed = GuestFeed.objects.of(self.candidate.actor)
        path = reverse("portal:calendar-file", args=[feed.token]) if feed else ""
        address = request.build_absolute_uri(path) if path else ""
        return self.show(
            "calendar.html",
            address=address,
            subscribe=_webcal(address),
            here_url=self.url("calendar"),
            back_url=self.url("page"),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        feed = GuestFeed.objects.of(self.candidate.actor)
        if request.POST.get("what") != "off":
            GuestFeed.objects.open_for(self.candidate.actor)
        elif feed is not None:
            feed.revoke(by=self.candidate.actor)
        return redirect(self.url("calendar"))


@require_safe
def file(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer with the calendar as it stands now. The address is the only key, and it opens no page."""
    feed = GuestFeed.objects.behind(secret)
    candidate = Candidate.objects.filter(public_id=feed.guest.partition(":")[2]).first() if feed else None
    if candidate is None:
        raise Http404
    now = clock.now()
    company = Company.objects.current()
    with override(wording.catalogue(candidate.language)):
        house = company.called(candidate.language) if company else "Hospes"
        written = drawing.drawn(_lines(candidate, now), name=house, zone=candidate.zone, now=now)
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    return HttpResponse(written, content_type=drawing.CONTENT_TYPE, headers=headers)


def _webcal(address: str) -> str:
    """The same address in the way that opens the calendar program of a phone or desk."""
    return f"webcal:{address.partition(':')[2]}" if address else ""


def _lines(candidate: Candidate, now: datetime) -> Iterator[drawing.Line]:
    cases = {case.pk: case for case in cases_of(candidate)}
    for case in cases.values():
        before = {promise.pk: promise.supersedes_id for promise in case.promises.all()}
        for promise in case.promises.all():
            if promise.state == State.MADE and promise.kind not in NOT_SHOWN and promise.due > now - SHOWN_FOR:
                yield _date(promise, case, root=_root(promise.pk, before))
    talks = Interview.objects.filter(application__in=cases, start__gt=now - SHOWN_FOR)
    told = talks.exclude(state=TalkState.CANCELLED).select_related("message").prefetch_related("participants__member")
    for talk in told:
        yield _talk(talk, cases[talk.application_id])


def _root(pk: int, before: dict[int, int | None]) -> int:
    """The promise that a chain of moves began with: so the event moves, and is not struck and written anew."""
    while before.get(pk) is not None:
        pk = before[pk] or pk
    return pk


def _date(promise: Promise, case: Case, *, root: int) -> drawing.Line:
    said = {
        Kind.REVIEW: _("By now a person has read your application"),
        Kind.REPLY: _("By now your question is answered"),
        Kind.DECISION: _("By now it is decided"),
        Kind.CALLBACK: _("By now we have called you"),
        Kind.SCHEDULE: _("By now you have times to choose from"),
    }
    words = _("Promised by {contact}. If you have heard nothing by this hour, we are late: say so on your page.")
    return drawing.Line(
        uid=f"{tokens.sign('calendar-uid', root)}@hospes",
        start=promise.due - LENGTH,
        end=promise.due,
        title=f"{said.get(Kind(promise.kind), _('By now you have heard from us'))}: {news.title(case)}",
        description=words.format(contact=case.contact.name),
        updated_at=promise.made_at,
        sequence=promise.chain,
    )


def _talk(talk: Interview, case: Case) -> drawing.Line:
    people = ", ".join(each.member.name for each in talk.participants.all())
    return drawing.Line(
        uid=talk.uid,
        start=talk.start,
        end=talk.end,
        title=f"{news.title(case)}: {case.contact.name}",
        description="\n".join(filter(None, [people, talk.topic])),
        place=talk.where,
        updated_at=talk.message.released_at or talk.start,
        sequence=talk.sequence,
        busy=True,
        alarm=TALK_REMINDS,
    )
