"""What stands beside a message besides its words: who passed it on, what a machine answered, which day was named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.foundation import showing
from hospes.promises.enums import Kind
from hospes.team.queries import called

if TYPE_CHECKING:
    from typing import Any

    from hospes.cases.models import Case
    from hospes.conversations.models import Message


def lines(message: Message, case: Case) -> list[dict[str, str]]:
    """Each hint as a sentence, with an address where something can be done about it."""
    told: dict[str, Any] = message.hint
    found: list[dict[str, str]] = []
    if message.outside:
        found.append({"text": _("Written outside, not checked")})
    if told.get("contradicted"):
        words = _("{name} says: nobody called") if message.outcome else _("{name} says: not answered")
        found.append({"text": words.format(name=case.candidate.name)})
    if told.get("forwarded_by"):
        name = called([told["forwarded_by"]]).get(told["forwarded_by"], _("A colleague"))
        words = _("Passed on by {name}: {note}") if told.get("note") else _("Passed on by {name}")
        found.append({"text": words.format(name=name, note=told.get("note", ""))})
    if told.get("away_until"):
        found.append({"text": _("Away until {day}, says an automatic reply").format(day=_day(told["away_until"]))})
    elif told.get("auto_reply"):
        found.append({"text": _("An automatic reply came back")})
    if told.get("days_named") and case.is_live and not _is_promised(case):
        days = ", ".join(_day(each) for each in told["days_named"])
        text = _("It names a day: {days}. Make it a promise?").format(days=days)
        found.append({"text": text, "url": reverse("desk:compose", args=[case.public_id])})
    return found


def _is_promised(case: Case) -> bool:
    """Whether a further word is promised already."""
    return any(promise.kind == Kind.UPDATE and promise.is_open for promise in case.promises.all())


def _day(told: str) -> str:
    return showing.day(date.fromisoformat(told), get_language() or "en")
