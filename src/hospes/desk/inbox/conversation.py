"""One conversation: everything said, and the composer below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse

from hospes.applications import inbox
from hospes.cases.models import Case
from hospes.desk.inbox import drawing
from hospes.desk.inbox.inbox import ListView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ConversationView(ListView):
    """One conversation, with the list beside it where there is room."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        rows = inbox.with_people(Case.objects.seen_by(self.member))
        case = rows.filter(public_id=public_id).first()
        if case is None:
            raise Http404
        beside = drawing.conversation(request, self.member, case, self.now)
        return self.show("inbox/inbox.html", one=True, inbox_url=reverse("desk:inbox"), **self.list(case), **beside)
