"""A talk's own page, and how it went, in one tap of somebody who was to be there (P21)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hospes.cases.models import Case
from hospes.desk.people import drawing
from hospes.desk.talks import lines
from hospes.desk.talks.doors import TalkView
from hospes.foundation import clock
from hospes.foundation.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable


class OneTalkView(TalkView):
    """When, who, how; for an interviewer everything that is his of a case."""

    def get(self, request: HttpRequest) -> HttpResponse:
        case = self.talk.application.case
        return self.show(
            "talks/talk.html",
            talk=lines.line(self.talk, case, self.member, clock.now()),
            person=case.candidate,
            heading=_("Talk with {name}").format(name=case.candidate.name),
            about=drawing.about(case),
            there=drawing.there(case),
            file_url=self.file_url(),
        )

    def file_url(self) -> str:
        """The whole case, for who may see it."""
        case = self.talk.application.case
        seen = Case.objects.seen_by(self.member).filter(pk=case.pk).exists()
        return reverse("desk:case", args=[case.public_id]) if seen else ""


class OutcomeView(OneTalkView):
    """It took place, the candidate was not there, we were not there: said once, by who took part."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("desk:talk", self.talk.public_id)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        talk, outcome = self.talk, request.POST.get("outcome", "")
        verbs: dict[str, Callable[..., None]] = {
            "held": talk.held,
            "late": partial(talk.held, late=True),
            "candidate_absent": talk.candidate_absent,
            "we_absent": talk.we_were_absent,
        }
        try:
            if outcome in verbs:
                verbs[outcome](by=self.member)
                self.say(told(outcome, talk.application.case.candidate.called_or_name))
        except Refusal as refusal:
            self.say(str(refusal))
        return redirect(self.back())

    def back(self) -> str:
        asked = self.request.POST.get("back", "")
        ways: dict[str, Any] = {"today": reverse("desk:today"), "case": self.file_url()}
        return ways.get(asked) or reverse("desk:talk", args=[self.talk.public_id])


def told(outcome: str, name: str) -> str:
    """What follows from it, in words."""
    absent = {
        "candidate_absent": _("Noted. {name} hears from us within a working day, by a call first."),
        "we_absent": _("Noted. {name} is called today, and gets new times within a working day."),
    }
    held = _("Noted. {name} hears how it went; the date stands on Today.")
    return absent.get(outcome, held).format(name=name)
