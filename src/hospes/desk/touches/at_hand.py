"""The same task on the member's own phone: scanned, without signing in, for half an hour."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.views import View

from hospes.conversations.enums import CallOutcome
from hospes.conversations.models import Message
from hospes.desk.touches import drawing
from hospes.desk.touches.forms import OutcomeForm, StartForm
from hospes.foundation import wording
from hospes.foundation.refusals import Refusal
from hospes.team.models import Member
from hospes.touches import at_hand
from hospes.touches.enums import Channel
from hospes.touches.models import Touch

_TEMPLATE = "desk/touches/at_hand.html"
_FIELDS = {"BadHour": "anyway", "TooLong": "words", "NotWithoutWords": "words", "NoSuchOutcome": "outcome"}


class AtHandView(View):
    """One touch, opened by the token in a code; whatever is pressed is signed by the member it was made for."""

    touch: Touch
    member: Member

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        opened = at_hand.opened_by(kwargs["token"])
        if opened is None:
            return _never_stored(render(request, _TEMPLATE, {"touch": None}, status=410))
        self.touch, self.member = opened
        with translation.override(wording.catalogue(self.member.language)):
            return _never_stored(super().dispatch(request, *args, **kwargs))

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.draw(None)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        case = self.touch.case
        begins = request.POST.get("do") == "begin"
        facts = {} if begins else {"channel": Channel(self.touch.channel), "case": case}
        form = (StartForm if begins else OutcomeForm)(request.POST, **facts)
        if form.is_valid() and self.acted(form):
            return redirect(request.path)
        return self.draw(form, status=422)

    def acted(self, form: forms.Form) -> bool:
        """Begin, or say what became of it; a refusal is shown at its field."""
        told = form.cleaned_data
        try:
            if isinstance(form, StartForm):
                self.touch.start(by=self.member, anyway=told["anyway"])
            else:
                Message.objects.note_touch(
                    self.touch,
                    by=self.member,
                    outcome=CallOutcome(told["outcome"]),
                    words=told["words"],
                    told=told.get("told"),
                    answers=told.get("answers"),
                )
        except Refusal as refusal:
            at = _FIELDS.get(type(refusal).__name__)
            form.add_error(at if at in form.fields else None, str(refusal))
            return False
        return True

    def draw(self, form: Any, status: int = 200) -> HttpResponse:
        case, here = self.touch.case, self.request.path
        facts = {"person": case.candidate, "form": form, "start_url": here, "outcome_url": here}
        task = drawing.task(self.touch, case, self.member, form)
        return render(self.request, _TEMPLATE, {**facts, **task}, status=status)


def _never_stored(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "private, no-store"
    return response
