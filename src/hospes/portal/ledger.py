"""What we promised you: every promise with what became of it; missed ones are never removed (block 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from hospes.portal import news
from hospes.promises.enums import Kind, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.promises.models import Promise


def of(case: Case, now: datetime) -> list[dict[str, Any]]:
    """Lines in the order in which they were made. The deletion date stands with the data, not here."""
    return [_line(p, case, now) for p in case.promises.all() if p.kind != Kind.SAFE_CLOSE]


def kept_until(cases: Iterable[Case]) -> str:
    """Until when the newest closed matter's data is kept, if a date stands."""
    for case in cases:
        for promise in case.promises.all():
            if promise.kind == Kind.SAFE_CLOSE and promise.state == State.MADE:
                return news.shown(promise, case).day
    return ""


def _line(promise: Promise, case: Case, now: datetime) -> dict[str, Any]:
    what = {
        Kind.ACK: _("We tell you that your application is here"),
        Kind.REVIEW: _("A person reads it and tells you the result"),
        Kind.UPDATE: _("You hear from us again"),
        Kind.REPLY: _("Your question is answered"),
        Kind.REACH: _("Our answer reaches you"),
        Kind.SCHEDULE: _("You get times for a talk"),
        Kind.INTERVIEW: _("Our talk takes place"),
        Kind.OUTCOME: _("You hear how the talk went"),
        Kind.DECISION: _("The hiring decision falls, and you hear it"),
        Kind.CALLBACK: _("We ring you"),
    }
    standing = promise.standing(now)
    date = news.shown(promise, case)
    return {
        "what": what.get(Kind(promise.kind), str(Kind(promise.kind).label)),
        "date": _("by {date}").format(date=date.sentence()) if promise.kind != Kind.INTERVIEW else date.sentence(),
        "iso": date.iso,
        "state": _LOOK[State(standing)],
        "text": _words(promise, standing),
        "history": _history(promise, case),
    }


def _history(promise: Promise, case: Case) -> str:
    """When it was promised, kept and moved: the old and the new date, and which of two changes it was (I12)."""
    said = [_("Promised on {day}.").format(day=news.day(promise.made_at, case))]
    moved_to = next((p for p in case.promises.all() if p.supersedes_id == promise.pk and p.told_at), None)
    if promise.state == State.RENEGOTIATED and moved_to is not None:
        new = news.shown(moved_to, case).sentence()
        said.append(_("You were told on {day} that it is {new}.").format(day=news.day(moved_to.told_at, case), new=new))
    said.append(news.change(promise, case))
    done = promise.kept_at or promise.repaired_at
    if done is not None:
        said.append(_("Done on {day}.").format(day=news.day(done, case)))
    return " ".join(filter(None, said))


_LOOK = {
    State.MADE: "next",
    State.KEPT: "kept",
    State.RENEGOTIATED: "moved",
    State.BROKEN: "late",
    State.REPAIRED: "late",
    State.VOID: "next",
}


def _words(promise: Promise, standing: str) -> str:
    return {
        State.MADE: _("Promised"),
        State.KEPT: _("Kept, and it arrived") if promise.proved_at else _("Kept"),
        State.RENEGOTIATED: _("Moved, you were told before"),
        State.BROKEN: _("Missed"),
        State.REPAIRED: _("Missed, and done late"),
        State.VOID: _("No longer needed"),
    }[State(standing)]
