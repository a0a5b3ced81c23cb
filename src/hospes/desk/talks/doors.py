"""The door to a talk: of a case one may see, or of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404

from hospes.desk.doors import MemberView
from hospes.desk.people.letters import LetterView
from hospes.interviews.models import Interview
from hospes.team.models import Member

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


def found(member: Member, public_id: str) -> Interview:
    """The talk this member may see, with what its page shows; else 404."""
    rows = Interview.objects.seen_by(member).select_related(
        "stage", "application__job", "application__case__candidate", "application__case__contact"
    )
    talk = rows.filter(public_id=public_id).first()
    if talk is None:
        raise Http404
    return talk


class TalkView(MemberView):
    """One talk; ``talk_id`` stands in the address."""

    talk: Interview
    active = "people"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            self.talk = found(request.user, kwargs.pop("talk_id"))
        return super().dispatch(request, *args, **kwargs)


class TalkLetterView(LetterView):
    """A letter about a talk of a case this member may see; who only takes part does not write it."""

    talk: Interview

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            self.talk = found(request.user, kwargs.pop("talk_id"))
            kwargs["public_id"] = self.talk.application.case.public_id
        return super().dispatch(request, *args, **kwargs)
