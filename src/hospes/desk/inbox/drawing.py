"""A line of the inbox, and one conversation with what one must know to answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.applications import inbox
from hospes.cases.enums import State
from hospes.desk.people import drawing as around
from hospes.desk.people import side, thread
from hospes.desk.people.compose import ComposeView
from hospes.foundation import showing
from hospes.foundation.text import shorten

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from hospes.applications.inbox import Line
    from hospes.cases.models import Case
    from hospes.conversations.models import Message
    from hospes.team.models import Member

QUOTED = 120


def line(row: Line, member: Member, now: datetime, query: str, here: Case | None) -> dict[str, Any]:
    """One conversation in the list."""
    return {
        "person": row.case.candidate,
        "url": reverse("desk:conversation", args=[row.case.public_id]) + query,
        "here": here is not None and row.case.pk == here.pk,
        "said": _quoted(row.last) if row.last else "",
        "theirs": row.last is not None and inbox.is_from_candidate(row.last),
        "title": around.title(row.case),
        "at": row.last.written_at if row.last else None,
        "when": _short(row.last.written_at, member, now) if row.last else "",
        "promise": row.owed,
    }


def _quoted(message: Message) -> str:
    words = shorten(" ".join(message.text.split()) or message.subject, QUOTED)
    if inbox.is_from_candidate(message):
        return words
    return _("Us: {words}").format(words=words)


def _short(at: datetime, member: Member, now: datetime) -> str:
    """The hour of today, else the day."""
    there = at.astimezone(ZoneInfo(member.zone))
    if there.date() == now.astimezone(ZoneInfo(member.zone)).date():
        return there.strftime("%H:%M")
    return showing.day(there.date(), get_language() or "en")


def conversation(request: HttpRequest, member: Member, case: Case, now: datetime) -> dict[str, Any]:
    """Everything beside the list: the thread, the composer, the person."""
    question = inbox.answering(case)
    view = _composer(request, member, case, question)
    open_promises = [row for row in side.promises(case) if not row["done"]]
    form = view.form()
    return {
        "case": case,
        "person": case.candidate,
        "about": around.about(case),
        "there": around.there(case),
        "to_line": around.to_line(case, member),
        "thread": thread.lines(case, member),
        "question": question,
        "form": form,
        "action": reverse("desk:compose", args=[case.public_id]),
        "draft_key": view.draft_key,
        "date_hint": view.hint(form),
        "owed": next((row["promise"] for row in open_promises if _is_about(row["promise"], question)), None),
        "open_promises": open_promises,
        "good_to_know": side.facts(case, member),
        **_ways(case, question),
    }


def _composer(request: HttpRequest, member: Member, case: Case, question: Message | None) -> ComposeView:
    view: Any = ComposeView()
    view.setup(request)
    view.case, view.member, view.back, view.question = case, member, "inbox", question
    return view


def _is_about(promise: Any, question: Message | None) -> bool:
    return question is not None and promise.subject == question.key


def _ways(case: Case, question: Message | None) -> dict[str, str]:
    """What else one may do; what is not possible is not drawn."""
    query = "?back=inbox"
    about = f"&answers={question.pk}" if question else ""
    return {
        "file_url": reverse("desk:case", args=[case.public_id]),
        "call_url": reverse("desk:call", args=[case.public_id]) + query + about,
        "dismiss_url": reverse("desk:dismiss", args=[question.pk]) + query if question else "",
        "hand_over_url": reverse("desk:hand-over", args=[case.public_id]) + query if case.state != State.CLOSED else "",
        "seen_url": reverse("desk:see", args=[case.public_id]) + query,
    }
