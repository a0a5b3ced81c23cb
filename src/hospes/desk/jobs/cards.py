"""A person on the board: who, what comes next and by when, who looks after. Never a score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hospes.applications import queries
from hospes.cases.enums import State
from hospes.desk.jobs import choices
from hospes.foundation import showing
from hospes.jobs.enums import StageKind, StagePromise
from hospes.jobs.models.timetabled import hears
from hospes.promises.enums import Kind
from hospes.promises.queries import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hospes.applications.models import Application
    from hospes.jobs.models import Job, Stage
    from hospes.promises.models import Promise
    from hospes.team.models import Member

# What a card says of the next date; shorter than what the candidate reads.
NEXT = {
    Kind.ACK: gettext_lazy("Receipt"),
    Kind.REVIEW: gettext_lazy("First answer"),
    Kind.UPDATE: gettext_lazy("Next word"),
    Kind.REPLY: gettext_lazy("Answer to a question"),
    Kind.REACH: gettext_lazy("Reach the person"),
}
WARM, COOL = timedelta(days=3), timedelta(days=7)


@dataclass(frozen=True)
class Desk:
    """Who looks at the cards, and when."""

    member: Member
    now: datetime
    moves: bool = True
    chosen: frozenset[str] = frozenset()


def drawn(applications: Iterable[Application], desk: Desk) -> list[dict[str, Any]]:
    """The cards, in order. One query for all of them."""
    rows = list(applications)
    touches = queries.touches(row.pk for row in rows)
    return [card(row, desk, touches.get(row.pk, queries.Touch())) for row in rows]


def card(row: Application, desk: Desk, touch: queries.Touch) -> dict[str, Any]:
    """What one card shows."""
    case = row.case
    promise = due_of(row, desk.now)
    open_now = desk.moves and case.state == State.OPEN and not touch.leaving
    moves = reverse("desk:moves", args=[row.job.public_id])
    return {
        "id": case.public_id,
        "pk": case.public_id,
        "person": case.candidate,
        "url": f"{reverse('desk:case', args=[case.public_id])}?back=board",
        "line": applied_on(row, desk.member.zone),
        "mark": mark(case.state, touch),
        "next": NEXT.get(Kind(promise.kind), "") if promise else "",
        "promise": promise,
        "zone": desk.member.zone,
        "now": desk.now,
        "late": promise is not None and promise.due <= desk.now,
        "touch": spoken(touch, desk.now),
        "owner": case.contact,
        "move_url": f"{moves}?card={case.public_id}" if open_now else "",
        "no_url": f"{reverse('desk:decline', args=[case.public_id])}?back=board" if open_now else "",
        "chosen": case.public_id in desk.chosen,
    }


def due_of(row: Application, now: datetime) -> Promise | None:
    """What is missed and not spoken of, else what comes next."""
    seen = standing(row.case.promises.all(), now)
    return seen.missed if seen.is_unspoken else seen.next


def applied_on(row: Application, zone: str) -> str:
    """The day of the application, where the member is."""
    day = row.submitted_at.astimezone(ZoneInfo(zone)).date()
    return _("Applied {day}").format(day=showing.day(day, choices.language()))


def mark(state: str, touch: queries.Touch) -> str:
    """What is under way and not finished."""
    if touch.leaving:
        return _("A letter leaves in a moment")
    return _("Closing: the answer has not arrived for certain") if state == State.CLOSING else ""


def spoken(touch: queries.Touch, now: datetime) -> dict[str, str]:
    """When a person of ours last had a word with somebody."""
    if touch.spoken_at is None:
        return {"level": "cool", "glyph": "circle-dashed", "text": _("No word from a person yet")}
    gone = now - touch.spoken_at
    level = "warm" if gone <= WARM else "cool" if gone <= COOL else "cold"
    if gone < timedelta(days=1):
        return {"level": level, "glyph": "mail", "text": _("Wrote today")}
    words = ngettext("Wrote %(n)d day ago", "Wrote %(n)d days ago", gone.days)
    return {"level": level, "glyph": "mail", "text": words % {"n": gone.days}}


def says(stage: Stage, job: Job, plan: Iterable[Stage]) -> str:
    """What the head of a lane says: the promise of the stage."""
    if stage.promise_kind and stage.promise_days is None and job.decision_on:
        return _("Decision on {day}").format(day=showing.day(job.decision_on, choices.language()))
    # Whoever has applied waits for the reading that comes next.
    waits = stage if stage.promise_kind or stage.kind != StageKind.APPLIED else reading_of(plan) or stage
    return hears(waits) or _("Promises nothing by itself")


def reading_of(plan: Iterable[Stage]) -> Stage | None:
    """The stage in which applications are read."""
    return next((stage for stage in plan if stage.promise_kind == StagePromise.REVIEW), None)
