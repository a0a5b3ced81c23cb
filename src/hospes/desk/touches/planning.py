"""Planning a touch from the candidate's page."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hospes.candidates.enums import HandleKind
from hospes.desk.people import drawing
from hospes.desk.people.doors import ActView
from hospes.desk.touches import words
from hospes.desk.touches.forms import PlanForm
from hospes.foundation import clock
from hospes.team import rules
from hospes.team.models import Member
from hospes.touches.enums import Channel
from hospes.touches.models import Touch

# A day ends for the person who is to do something when people go home.
EVENING = time(18)


class PlanView(ActView):
    """Which way, why, until when: the member who plans it does it."""

    template = "touches/plan.html"
    form_class = PlanForm
    fields = {
        "ChannelStopped": "channel",
        "PlannedAlready": "channel",
        "NoProfile": "handle",
    }
    touch: Touch

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("channel", "")
        channel = asked if asked in Channel.values else Channel.PHONE
        today = clock.now().astimezone(ZoneInfo(self.member.zone)).date()
        return {"channel": channel, "due": today}

    def act(self, told: dict[str, Any]) -> None:
        channel, who = Channel(told["channel"]), self.case.candidate
        with transaction.atomic():
            if told["handle"] and channel in HandleKind.values:
                who.set_handle(HandleKind(channel), told["handle"], by=self.member.actor)
            self.touch = Touch.objects.open_touch(
                self.case,
                channel=channel,
                reason=told["reason"],
                due=datetime.combine(told["due"], EVENING, tzinfo=ZoneInfo(self.member.zone)),
                points=told["points"],
                draft=told["draft"],
                by=self.member,
            )
        self.say(_("It is planned. Nothing is sent for you."))

    def leave(self) -> HttpResponseBase:
        return redirect("desk:touch", self.touch.public_id)

    def context(self, form: Any) -> dict[str, Any]:
        name = self.case.candidate.called_or_name
        return {
            "heading": _("A personal word to {name}").format(name=name),
            "lede": _("You speak or send it yourself. Hospes keeps the draft and what became of it."),
            "confirm": _("Plan it"),
            "stopped": words.stopped(self.case.candidate),
            "allow_url": reverse("desk:allow-touches", args=[self.case.public_id]),
            **drawing.around(self.case, self.member),
        }
