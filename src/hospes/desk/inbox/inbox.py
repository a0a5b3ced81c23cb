"""The list of conversations; on a wide screen the first one stands beside it (mock-ups 09 and 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property

from hospes.applications import inbox
from hospes.desk.doors import MemberView
from hospes.desk.inbox import choosing, drawing
from hospes.desk.inbox.thanks import only_thanks
from hospes.desk.unplaced.doors import waiting_for
from hospes.foundation import clock
from hospes.team import rules

if TYPE_CHECKING:
    from datetime import datetime

    from django.core.paginator import Page
    from django.http import HttpRequest, HttpResponse

    from hospes.cases.models import Case
    from hospes.team.models import Member

A_PAGE = 25


class ListView(MemberView):
    """What both pages of the inbox know: the list, and what was chosen."""

    active = "inbox"

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)

    @cached_property
    def now(self) -> datetime:
        return clock.now()

    @cached_property
    def chosen(self) -> choosing.Chosen:
        return choosing.read(self.request.GET, self.member)

    @cached_property
    def page(self) -> Page[Any]:
        rows = inbox.with_people(inbox.conversations(self.member, self.chosen.wanted))
        return Paginator(rows, A_PAGE).get_page(self.request.GET.get("page"))

    def list(self, here: Case | None) -> dict[str, Any]:
        """The left column."""
        rows = inbox.lines(self.page)
        thanks = [] if not self.chosen.wanted.waiting else only_thanks(self.page)
        return {
            "chosen": self.chosen,
            "page": self.page,
            "waiting": self.waiting(),
            "thanks": thanks,
            "unplaced": waiting_for(self.member),
            "conversations": [drawing.line(row, self.member, self.now, self.chosen.query, here) for row in rows],
        }

    def waiting(self) -> int:
        """How many wait, with the same choices."""
        if self.chosen.wanted.waiting:
            return self.page.paginator.count
        return inbox.conversations(self.member, choosing.waiting(self.chosen.wanted)).count()


class InboxView(ListView):
    """All that waits for our answer, by the date owed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        first = next(iter(self.page), None)
        beside = drawing.conversation(request, self.member, first, self.now) if first else {}
        return self.show("inbox/inbox.html", one=False, inbox_url=reverse("desk:inbox"), **self.list(first), **beside)
