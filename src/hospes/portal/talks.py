"""Talks on the candidate's page: when on his clock, how long, with whom, how; what became of it stays visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hospes.foundation import showing
from hospes.interviews.enums import How, State
from hospes.interviews.models.interview import GRACE
from hospes.promises.enums import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.interviews.models import Interview

LOOK = {
    State.PLANNED: "next",
    State.HELD: "kept",
    State.CANDIDATE_ABSENT: "moved",
    State.WE_ABSENT: "late",
    State.CANCELLED: "moved",
}


def of(case: Case, now: datetime, url: Callable[..., str]) -> list[dict[str, Any]]:
    """The talks of this case, the next one first, then what was; nothing is queried (``drawing.cases_of``)."""
    if getattr(case, "application", None) is None:
        return []
    rows = list(case.application.interviews.all())
    ahead = [talk for talk in rows if talk.is_planned and now < talk.end]
    return [_line(talk, case, now, url) for talk in [*ahead, *reversed([t for t in rows if t not in ahead])]]


def _line(talk: Interview, case: Case, now: datetime, url: Callable[..., str]) -> dict[str, Any]:
    stands = talk.is_planned and now < talk.end and case.is_live
    link = talk.where.startswith(("https://", "http://"))
    text, more = _became(talk, case)
    return {
        "title": talk.stage.name_in(case.candidate.language),
        "when": when(talk.start, talk, case),
        "iso": talk.start.isoformat(timespec="minutes"),
        "length": _("{n} minutes").format(n=talk.minutes),
        "people": [each.member for each in talk.participants.all()],
        "how": How(talk.how).label,
        "where": talk.where,
        "link": talk.where if link else "",
        "topic": talk.topic,
        "moved": _moved(talk, case) if stands else "",
        "look": "late" if talk.contradicted_at else LOOK[State(talk.state)],
        "text": text,
        "more": more,
        "calendar_url": url("talk-calendar", talk.public_id) if stands else "",
        "absence_url": url("talk-absence", talk.public_id) if stands else "",
        "objection_url": url("talk-objection", talk.public_id) if talk.may_be_contradicted(now) else "",
    }


def when(start: datetime, talk: Interview, case: Case) -> str:
    """The candidate's clock first, that of the place in brackets where it differs."""
    return showing.instant(start, case.candidate.zone, talk.zone, case.candidate.language)


def _moved(talk: Interview, case: Case) -> str:
    """From when it was moved; the ledger knows."""
    own = [p for p in case.promises.all() if p.kind == Kind.INTERVIEW and p.subject == talk.key]
    old = [p.superseded_due for p in own if p.superseded_due is not None]
    if not old:
        return ""
    return _("Moved, it was to be {when}.").format(when=when(max(old) - GRACE, talk, case))


def _became(talk: Interview, case: Case) -> tuple[str, str]:
    """What became of it, in a word and in a sentence."""
    if talk.contradicted_at:
        return _("You told us that it was not so"), ""
    waited = showing.shown(talk.latest_start, case.candidate.zone, talk.zone, case.candidate.language).hour
    absent = _(
        "We waited until {hour}. Are you all right? Write to us; if you have changed your mind, that is fine too."
    )
    return {
        State.PLANNED: (pgettext("a talk", "Arranged"), ""),
        State.HELD: (pgettext("a talk", "It took place"), ""),
        State.CANDIDATE_ABSENT: (_("We did not meet"), absent.format(hour=waited)),
        State.WE_ABSENT: (_("We were not there"), _("We were not there. That was our fault, and we ring you.")),
        State.CANCELLED: (pgettext("a talk", "Called off"), ""),
    }[State(talk.state)]
