"""Doing a touch: the draft, the way, and one tap for what became of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hospes.conversations.enums import CallOutcome
from hospes.conversations.models import Message
from hospes.desk.people import drawing as around
from hospes.desk.people.doors import ActView
from hospes.desk.touches import drawing
from hospes.desk.touches.forms import OutcomeForm, StartForm
from hospes.foundation.refusals import Refusal
from hospes.team import rules
from hospes.team.models import Member
from hospes.touches.enums import Channel
from hospes.touches.models import Touch


class OneTouch(ActView):
    """One touch of a case this member may see, or 404."""

    touch: Touch
    template = "touches/touch.html"

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Member):
            rows = Touch.objects.seen_by(request.user).select_related("case", "owner", "settled_by")
            touch = rows.filter(public_id=kwargs.pop("touch_id")).first()
            if touch is None:
                raise Http404
            self.touch, kwargs["public_id"] = touch, touch.case.public_id
        return super().dispatch(request, *args, **kwargs)

    def leave(self) -> HttpResponseBase:
        return redirect("desk:touch", self.touch.public_id)

    def context(self, form: Any) -> dict[str, Any]:
        touch, own = self.touch, {"start_url": "start-touch", "outcome_url": "touch", "cancel_url": "cancel-touch"}
        return {
            **drawing.task(touch, self.case, self.member, form),
            **{name: reverse(f"desk:{route}", args=[touch.public_id]) for name, route in own.items()},
            "code": drawing.code(touch, self.member, self.request) if touch.is_waiting else "",
            "allow_url": reverse("desk:allow-touches", args=[self.case.public_id]),
            **around.around(self.case, self.member),
        }


class TouchView(OneTouch):
    """The task, and what became of it: signed by who presses the button (I16)."""

    form_class = OutcomeForm
    fields = {"TooLong": "words", "NotWithoutWords": "words", "NoSuchOutcome": "outcome"}

    def form_facts(self) -> dict[str, Any]:
        return {"channel": Channel(self.touch.channel), "case": self.case}

    def act(self, told: dict[str, Any]) -> None:
        Message.objects.note_touch(
            self.touch,
            by=self.member,
            outcome=CallOutcome(told["outcome"]),
            words=told["words"],
            told=told.get("told"),
            answers=told.get("answers"),
        )
        self.say(_("It is noted, signed by you."))

    def leave(self) -> HttpResponseBase:
        return redirect("desk:case", self.case.public_id)


class StartView(OneTouch):
    """Now it is done: after twenty minutes we ask how it went."""

    form_class = StartForm
    fields = {"BadHour": "anyway"}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self.leave()

    def act(self, told: dict[str, Any]) -> None:
        self.touch.start(by=self.member, anyway=told["anyway"])


class CancelView(OneTouch):
    """The plan is taken back."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self.leave()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self.touch.cancel(by=self.member.actor)
        except Refusal as refusal:
            self.say(str(refusal))
        else:
            self.say(_("It is no longer planned."))
        return redirect("desk:case", self.case.public_id)
