"""Who asked us to stop may be reached that way again: a member says which way, and why."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from hospes.desk.people import drawing
from hospes.desk.people.doors import ActView
from hospes.desk.touches.forms import AllowForm
from hospes.team import rules
from hospes.team.models import Member
from hospes.touches.enums import Channel
from hospes.touches.models import Touch


class AllowView(ActView):
    """One of the ways that the person stopped, open again with a reason."""

    form_class = AllowForm
    fields = {"NotWithoutReason": "why", "TooLong": "why"}

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return super().get(request, **kwargs) if self.stopped() else self.leave()

    def stopped(self) -> list[Channel]:
        """The ways that are stopped now."""
        asked = Touch.objects.stopped(self.case.candidate)
        return [each for each in Channel if each in asked]

    def form_facts(self) -> dict[str, Any]:
        return {"ways": self.stopped()}

    def act(self, told: dict[str, Any]) -> None:
        Touch.objects.allow_again(self.case, channel=Channel(told["channel"]), why=told["why"], by=self.member)
        self.say(_("Noted: they may be reached that way again."))

    def context(self, form: Any) -> dict[str, Any]:
        return {
            "heading": _("They may be reached that way again"),
            "lede": _("They asked us to stop. Only their own word, or a mistake of ours, is a reason to begin again."),
            "confirm": _("Use it again"),
            **drawing.around(self.case, self.member),
        }
