"""The timetable of a case: what has happened, where it is, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hospes.cases.enums import Kind as CaseKind
from hospes.foundation import showing
from hospes.jobs.enums import StageKind
from hospes.jobs.models import timetabled
from hospes.portal import news
from hospes.promises.enums import MAIN_CHAIN, Kind
from hospes.promises.queries import standing

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.applications.models import Application
    from hospes.cases.models import Case
    from hospes.jobs.models import Stage


def where(case: Case) -> str:
    """Where it stands: "You applied on Tue 3 Nov. You are at step 2 of 4"."""
    zone, language = case.candidate.zone, case.candidate.language
    day = showing.day(case.opened_at.astimezone(ZoneInfo(zone)).date(), language)
    if case.kind != CaseKind.APPLICATION:
        return _("You asked on {day}.").format(day=day)
    plan = list(case.application.job.stages.all())
    at = next((n for n, stage in enumerate(plan, 1) if stage.pk == case.application.stage_id), 1)
    if not case.is_live or case.ending is not None:
        return _("You applied on {day}.").format(day=day)
    return _("You applied on {day}. You are at step {n} of {all}.").format(day=day, n=at, all=len(plan))


def of(case: Case, now: datetime) -> list[dict[str, Any]]:
    """Steps for ``components/_timetable.html``: the plan, with what happened to each of its stages."""
    if case.kind != CaseKind.APPLICATION:
        return []
    application = case.application
    plan = sorted(application.job.stages.all(), key=lambda stage: stage.order)
    here = next((n for n, stage in enumerate(plan) if stage.pk == application.stage_id), 0)
    reached = _reached(application)
    ended = case.ending is not None
    return [
        _step(case, stage, _state(number, here, ended=ended), reached.get(stage.pk), now)
        for number, stage in enumerate(plan)
        if not (ended and number > here)
    ]


def _state(number: int, here: int, *, ended: bool) -> str:
    if number < here or ended:
        return "done"
    return "now" if number == here else "later"


def _reached(application: Application) -> dict[int, datetime]:
    """When each stage was reached: the first by submitting, the others by a move."""
    moves = {move.to_id: move.at for move in application.moves.all()}
    first = min(application.job.stages.all(), key=lambda stage: stage.order)
    return {first.pk: application.submitted_at, **moves}


def _step(case: Case, stage: Stage, state: str, at: datetime | None, now: datetime) -> dict[str, Any]:
    zone, language = case.candidate.zone, case.candidate.language
    shown = showing.shown(at, zone, zone, language) if at else None
    return {
        "state": state,
        "when": shown.day if shown else timetabled.length(stage),
        "sub": shown.hour if shown else "",
        "title": _("Your application arrived") if stage.kind == StageKind.APPLIED else stage.name_in(language),
        "text": stage.explains_in(language) or (timetabled.hears(stage) if state == "later" else ""),
        "people": list(stage.members.all()),
        "promises": _next(case, now) if state == "now" else [],
    }


def _next(case: Case, now: datetime) -> list[dict[str, str]]:
    """The date that stands at the present step."""
    promise = standing([p for p in case.promises.all() if p.kind in MAIN_CHAIN], now).next
    if promise is None:
        return []
    words = _("We talk on {day}") if promise.kind == Kind.INTERVIEW else _("Promised by {day}")
    return [{"state": "next", "text": words.format(day=news.shown(promise, case).day)}]
