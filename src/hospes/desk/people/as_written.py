"""A mail as it was written, one click away from its words: in a frame whose policy lets nothing run or be fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import get_language

from hospes.desk.doors import CaseView
from hospes.desk.people import dates, drawing
from hospes.post.reading.as_written import as_written, picture

if TYPE_CHECKING:
    from django.http import HttpRequest

    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail
    from hospes.team.models import Member

# No script is allowed, so the frame may keep its origin: without it the pictures would be asked for unsigned-in.
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
_OF_A_PICTURE = "default-src 'none'; sandbox"
MOST_PEOPLE = 20


class ShownAsWritten:
    """What every door to a mail does once it knows which."""

    request: HttpRequest

    def came(self) -> Arrival:
        """The mail that is asked for, or 404."""
        raise NotImplementedError

    def picture_url(self, number: int) -> str:
        """The address of a picture of this mail."""
        raise NotImplementedError

    @cached_property
    def mail(self) -> ReadMail:
        try:
            return self.came().read()
        except FileNotFoundError as gone:
            raise Http404 from gone

    def words(self) -> HttpResponse:
        """The mail as a page of its own, for a frame."""
        shown = as_written(self.mail, picture_url=self.picture_url)
        response = render(self.request, "desk/people/written.html", {"markup": shown.markup})
        return _with_policy(response, POLICY)

    def picture(self, number: int) -> HttpResponse:
        """A picture that came inside the mail. 404 for anything else in it."""
        found = picture(self.mail, number)
        if found is None:
            raise Http404
        return _with_policy(HttpResponse(found[0], content_type=found[1]), _OF_A_PICTURE)

    def facts(self, member: Member) -> dict[str, Any]:
        """Who wrote it to whom, when, and how much of it was not loaded."""
        mail, language = self.mail, get_language() or "en"
        return {
            "subject": mail.subject,
            "from": _named([mail.sender]),
            "to": _named(mail.to),
            "cc": _named(mail.cc),
            "sent": dates.for_member(mail.date, member, language) if mail.date else "",
            "left_out": as_written(mail, picture_url=self.picture_url).left_out,
        }


class ThreadMailView(ShownAsWritten, CaseView):
    """The mail of a message in a thread; whoever reads the thread may see it."""

    def came(self) -> Arrival:
        rows = self.case.messages.select_related("arrival").exclude(arrival=None)
        message = rows.filter(pk=self.kwargs["pk"]).first()
        if message is None or message.arrival is None:
            raise Http404
        return message.arrival

    def picture_url(self, number: int) -> str:
        return self.url("written-picture", self.kwargs["pk"], number)


class WrittenView(ThreadMailView):
    """The page around the frame."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {
            "case": self.case,
            "person": self.case.candidate,
            "heading": drawing.title(self.case),
            "mail": self.facts(self.member),
            "words_url": self.url("written-words", pk),
            "back_url": self.url("case"),
        }
        return self.show("people/as_written.html", **context)


class WrittenWordsView(ThreadMailView):
    """What stands in the frame."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.words()


class WrittenPictureView(ThreadMailView):
    """A picture in the frame."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        return self.picture(number)


def _named(people: Any) -> str:
    """Names with their addresses, one after the other; of very many the first."""
    told = [f"{each.name} <{each.address}>" if each.name else each.address for each in people[:MOST_PEOPLE]]
    more = ["…"] if len(people) > MOST_PEOPLE else []
    return ", ".join([*filter(None, told), *more])


def _with_policy(response: HttpResponse, policy: str) -> HttpResponse:
    for name, value in {
        "Content-Security-Policy": policy,
        "X-Frame-Options": "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
    }.items():
        response.headers[name] = value
    return response
