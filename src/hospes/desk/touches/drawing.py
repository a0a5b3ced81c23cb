"""What a touch shows, at the desk and on the phone alike."""

from typing import Any

import segno
from django.http import HttpRequest
from django.urls import reverse

from hospes.cases.models import Case
from hospes.desk.touches import words
from hospes.desk.touches.forms import OutcomeForm, StartForm
from hospes.foundation import clock
from hospes.team.models import Company, Member
from hospes.touches import at_hand
from hospes.touches.enums import RINGS, Channel
from hospes.touches.hours import why_not_now
from hospes.touches.links import deep_link, to_copy
from hospes.touches.models import Touch


def task(touch: Touch, case: Case, member: Member, form: Any) -> dict[str, Any]:
    """The task with its two forms; ``form`` is one of them that came back, or any other."""
    who = case.candidate
    number = who.phone_number()
    tap = form if isinstance(form, OutcomeForm) else OutcomeForm(channel=Channel(touch.channel), case=case)
    return {
        "heading": words.heading(touch, who),
        "touch": touch,
        "opening": words.opening(case, member) if touch.channel == Channel.PHONE else "",
        "link": deep_link(touch.channel, who, touch.draft),
        "number": number.raw if number and touch.channel in RINGS else "",
        "copied": to_copy(touch.channel, who),
        "against": why_not_now(touch.channel, who.zone, clock.now()),
        "first": words.person_first(case),
        "tap": tap,
        "start": form if isinstance(form, StartForm) else StartForm(),
        "stopped": words.stopped(who),
    }


def code(touch: Touch, member: Member, request: HttpRequest) -> str:
    """A QR code as a picture in an address: it opens the task on the phone that scans it."""
    path = reverse("desk:touch-at-hand", args=[at_hand.token(touch, member)])
    company = Company.objects.current()
    base = company.public_url.rstrip("/") if company else ""
    address = f"{base}{path}" if base else request.build_absolute_uri(path)
    # Black on white in the dark theme too: cameras want it so.
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=3, light="#fff")
