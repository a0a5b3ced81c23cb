"""When a letter leaves: what is offered and proposed, what was chosen, and how it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.conversations.sending import in_hours, next_hours
from hospes.conversations.settings import ConversationSettings
from hospes.desk.people import dates
from hospes.desk.people.forms_sending import CHOSEN, MORNING, NOW, on_their_clock
from hospes.desk.people.notes import colleagues
from hospes.foundation import clock, house, showing

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.conversations.models import Message
    from hospes.team.models import Member


def offer(case: Case, member: Member) -> dict[str, Any]:
    """The choices of the form."""
    candidate, language = case.candidate, get_language() or "en"
    morning = showing.instant(next_hours(candidate, clock.now()), candidate.zone, member.zone, language)
    place = showing.place(candidate.zone, language)
    return {
        "colleagues": colleagues(member),
        "morning": _("in their morning, {hour}").format(hour=morning),
        "there": _("On the clock of {place}.").format(place=place),
    }


def proposed(case: Case) -> str:
    """Their working hours, where the house wants that proposed and it is not within them now."""
    if not house.read(ConversationSettings).propose_hours or in_hours(case.candidate, clock.now()):
        return NOW
    return MORNING


def chosen(case: Case, told: dict[str, Any]) -> datetime | None:
    """When it is to leave; None for now."""
    if told.get("leave") == MORNING:
        return next_hours(case.candidate, clock.now())
    if told.get("leave") == CHOSEN:
        return on_their_clock(told["leave_on"], case.candidate.zone)
    return None


def said(message: Message, member: Member) -> str:
    """What is said once a letter was approved."""
    name = message.case.candidate.called_or_name
    if not message.waits_for_its_hour or message.release_at is None:
        return _("{name} hears from you.").format(name=name)
    hour = dates.for_member(message.release_at, member, get_language() or "en")
    return _("It leaves {hour}. Until then you can take it back in the thread.").format(hour=hour)
