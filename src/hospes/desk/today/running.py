"""The run: who is in it, who has heard, and how long it took. The session keeps only start and faces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hospes.cases.models import Case
from hospes.conversations.enums import CallOutcome, Channel, Direction, State
from hospes.conversations.models import Message
from hospes.desk.today import lines

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from hospes.applications.queries import Owed, Today
    from hospes.team.models import Member

_KEY = "run"


@dataclass(frozen=True)
class Waiting:
    """One person in the run: what is owed first, or a call."""

    case: Case
    line: Owed | None = None
    call: Message | None = None


@dataclass(frozen=True)
class Run:
    """A run as it was started. Without a start it is a look from a bookmark."""

    started_at: datetime | None
    cases: list[str]
    late: list[str]

    def after(self, public_id: str) -> list[str]:
        """Everybody behind this person."""
        return self.cases[self.cases.index(public_id) + 1 :] if public_id in self.cases else self.cases


@dataclass(frozen=True)
class Heard:
    """Somebody who heard from the member in this run."""

    case: Case
    message: Message
    took: int


def in_order(seen: Today, now: datetime) -> list[Waiting]:
    """Who waits, one line per matter: late first, then by the hour, then calls."""
    owed = lines.still_owed([*seen.overdue, *seen.due], seen)
    asked = [line for line in lines.still_owed(seen.questions, seen) if line not in owed]
    waiting = [Waiting(line.case, line=line) for line in [*owed, *asked]]
    waiting += [Waiting(message.case, call=message) for message in seen.calls]
    first: dict[int, Waiting] = {}
    for one in waiting:
        first.setdefault(one.case.pk, one)
    return list(first.values())


def start(session: SessionBase, waiting: list[Waiting], now: datetime) -> None:
    """Remember when it began and who is in it."""
    late = [one.case.public_id for one in waiting if one.line is not None and one.line.promise.due <= now]
    cases = [one.case.public_id for one in waiting]
    session[_KEY] = {"start": now.isoformat(), "cases": cases, "late": late}


def current(session: SessionBase, waiting: list[Waiting]) -> Run:
    """The run that was started, else the people of now."""
    kept = session.get(_KEY)
    if not kept:
        return Run(None, [one.case.public_id for one in waiting], [])
    return Run(datetime.fromisoformat(kept["start"]), kept["cases"], kept["late"])


def heard(run: Run, member: Member) -> list[Heard]:
    """Who heard since the start, in order, with the minutes since the one before. A fact, not a tick."""
    if run.started_at is None:
        return []
    said = Message.objects.filter(
        case__public_id__in=run.cases,
        direction=Direction.OUT,
        author_member=member,
        written_at__gte=run.started_at,
    ).exclude(state=State.DROPPED)
    rows: list[Heard] = []
    before = run.started_at
    for message in said.select_related("case__candidate").order_by("written_at", "pk"):
        if message.outcome and message.outcome not in {CallOutcome.SPOKE, CallOutcome.SENT}:
            continue
        if all(row.case.pk != message.case_id for row in rows):
            took = round((message.written_at - before).total_seconds() / 60)
            rows.append(Heard(message.case, message, took))
        before = message.written_at
    return rows


def how(message: Message) -> str:
    """In what way somebody heard."""
    said = {"advance": _("Goes on"), "hold": _("Told a new date"), "decline": _("Told the no, and why")}
    if message.channel == Channel.PHONE:
        return pgettext("by phone", "Called")
    if message.act in said:
        return said[message.act]
    return _("Answered") if message.answers_id else _("Written to")


def minutes(n: int) -> str:
    """A few minutes in words."""
    return ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n}


def faces(run: Run, done: set[str], now_at: str) -> list[dict[str, Any]]:
    """Everybody in the run with how far it is; two queries."""
    rows = {case.public_id: case for case in Case.objects.filter(public_id__in=run.cases).select_related("candidate")}
    return [
        {
            "person": rows[key].candidate,
            "state": "now" if key == now_at else "done" if key in done else "later",
        }
        for key in run.cases
        if key in rows
    ]
