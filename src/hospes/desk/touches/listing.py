"""What a member is to do with his own voice and hands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.desk.doors import MemberView
from hospes.desk.people import dates
from hospes.desk.touches import words
from hospes.foundation import clock
from hospes.team import rules
from hospes.team.models import Member
from hospes.touches.enums import RINGS
from hospes.touches.models import Touch

MOST = 200


class TouchesView(MemberView):
    """My calls and personal words, first due first."""

    active = "today"

    def may(self, member: Member) -> bool:
        return rules.may_write_to_candidates(member)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("touches/touches.html", lines=lines_of(self.member))


def lines_of(member: Member) -> list[dict[str, Any]]:
    """What waits for this member, first due first. One query."""
    rows = Touch.objects.waiting().seen_by(member).owned_by(member).select_related("case__candidate")
    return [line(row, member) for row in rows[:MOST]]


def line(touch: Touch, member: Member) -> dict[str, Any]:
    """One touch as a line of Today."""
    when = dates.for_member(touch.due, member, get_language() or "en")
    late = touch.due <= clock.now()
    rings = touch.channel in RINGS
    return {
        "person": touch.case.candidate,
        "what": words.heading(touch, touch.case.candidate),
        "why": _("{reason}. Until {date}.").format(reason=touch.reason, date=when),
        "url": reverse("desk:touch", args=[touch.public_id]),
        "file_url": reverse("desk:case", args=[touch.case.public_id]),
        "verb": _("Call") if rings else _("Write"),
        "glyph": "phone" if rings else "square-pen",
        "act_key": "c" if rings else "r",
        "tag": _("Did it happen?") if touch.asked_at else _("Late") if late else _("Planned"),
    }
