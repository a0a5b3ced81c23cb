"""One person of the run: by when, who, the last words, and the right draft."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.cases.enums import State
from hospes.desk.people import drawing, papers, side
from hospes.desk.people.advance import AdvanceView
from hospes.desk.people.calls import CallView
from hospes.desk.people.compose import ComposeView
from hospes.foundation import showing
from hospes.promises.enums import Kind

if TYPE_CHECKING:
    from django.http import HttpRequest

    from hospes.cases.models import Case
    from hospes.desk.today.running import Waiting
    from hospes.team.models import Member

what = side.what


def person(request: HttpRequest, member: Member, waiting: Waiting, now: datetime) -> dict[str, Any]:
    """Everything the screen needs."""
    case = waiting.case
    view, name = _view(request, member, waiting)
    form = view.form()
    return {
        "case": case,
        "person": case.candidate,
        "due": _due(waiting, member, now),
        "waits_for": _waits_for(waiting),
        "good_to_know": _good_to_know(case),
        "open_promises": [row for row in side.promises(case) if not row["done"]],
        "papers": papers.of(case, member, "", reverse("desk:case", args=[case.public_id])),
        "form": _with_key(form),
        "mode": name,
        "action": reverse(f"desk:{name}", args=[case.public_id]),
        "draft_key": view.draft_key,
        "date_hint": view.hint(form) if name != "call" else "",
        "call_text": waiting.call.text if waiting.call else "",
        "phones": case.candidate.phones.order_by("-primary", "pk") if name == "call" else [],
        **_ways(waiting, now),
        "reasons": _reasons(case) if name == "advance" else [],
        **drawing.around(case, member),
    }


def _with_key(form: Any) -> Any:
    """Where one types, the key R leads."""
    form.fields["text" if "text" in form.fields else "words"].widget.attrs["data-key"] = "r"
    return form


def _reasons(case: Case) -> list[dict[str, str]]:
    """The published criteria: each key says no, for this reason, and leads to the letter."""
    language, address = get_language() or "en", _url(case, "decline")
    return [
        {"label": row.text_in(language), "url": f"{address}?{urlencode({'criterion': row.pk, 'back': 'run'})}"}
        for row in case.application.job.current_criteria()
    ]


def _view(request: HttpRequest, member: Member, waiting: Waiting) -> tuple[Any, str]:
    """The act that keeps what is owed, with its form as it stands at first."""
    view: Any
    if waiting.call is not None:
        view, name = CallView(), "call"
    elif _is_reading(waiting):
        view, name = AdvanceView(), "advance"
    else:
        view, name = ComposeView(), "compose"
    view.setup(request)
    view.case, view.member, view.back = waiting.case, member, "run"
    view.question = waiting.line.question if waiting.line else None
    view.told = waiting.call
    return view, name


def _is_reading(waiting: Waiting) -> bool:
    """The first word is owed and in time: it is a decision, and the draft says that it goes on."""
    line = waiting.line
    if line is None or line.promise.kind != Kind.REVIEW or line.seen.is_unspoken:
        return False
    return line.application is not None and line.application.job.stage_after(line.application.stage) is not None


def _ways(waiting: Waiting, now: datetime) -> dict[str, str]:
    """What else one may do; what is not possible is not drawn."""
    case, line = waiting.case, waiting.line
    query = "?back=run"
    about = (
        f"&answers={line.question.pk}" if line and line.question else f"&told={waiting.call.pk}" if waiting.call else ""
    )
    decides = getattr(case, "application", None) is not None and case.state == State.OPEN
    movable = case.application.movable_promise() if decides else None
    may_move = movable is not None and movable.due > now and movable.chain < 2
    return {
        "call_url": "" if waiting.call else _url(case, "call") + query + about,
        "time_url": _url(case, "hold") + query if may_move else "",
        "no_url": _url(case, "decline") + query if decides else "",
        "advance_url": _url(case, "advance") + query if decides and not _is_reading(waiting) else "",
        "dismiss_url": reverse("desk:dismiss", args=[line.question.pk]) + query if line and line.question else "",
        "seen_url": _url(case, "see") + query,
        "file_url": _url(case, "case"),
    }


def _url(case: Case, name: str) -> str:
    return reverse(f"desk:{name}", args=[case.public_id])


def _due(waiting: Waiting, member: Member, now: datetime) -> dict[str, str]:
    """The date on ink: when the person hears, and what that is for them."""
    case, language = waiting.case, get_language() or "en"
    name = case.candidate.called_or_name
    if waiting.line is None:
        return {
            "label": _("{name} is not told yet").format(name=name),
            "big": _("Call"),
            "line": drawing.there(case),
            "iso": "",
        }
    promise = waiting.line.promise
    here = promise.due.astimezone(ZoneInfo(member.zone))
    same_day = here.date() == now.astimezone(ZoneInfo(member.zone)).date()
    hour = here.strftime("%H:%M")
    big = _("{hour} today").format(hour=hour) if same_day else showing.day(here.date(), language)
    late = promise.due <= now
    label = _("{name} should have heard by") if late else _("{name} hears by")
    return {
        "label": label.format(name=name),
        "big": big,
        "line": drawing.there(case),
        "iso": here.isoformat(timespec="minutes"),
    }


def _waits_for(waiting: Waiting) -> str:
    if waiting.line is None:
        return _("What we wrote on the page; there is no mail address.")
    if waiting.line.question is not None:
        return _("An answer to the question below.")
    return side.what(waiting.line.promise, waiting.case)


def _good_to_know(case: Case) -> str:
    """How to say the name, what the person prefers."""
    who = case.candidate
    prefers = {"voice": _("Prefers a call."), "writing": _("Prefers writing.")}.get(who.prefers, "")
    said = _("Said {pronunciation}.").format(pronunciation=who.pronunciation) if who.pronunciation else ""
    return " ".join(filter(None, [said, prefers]))
