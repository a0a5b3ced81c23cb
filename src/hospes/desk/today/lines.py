"""Lines of Today: what is owed, in words, and the address of the act that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.cases.enums import State as CaseState
from hospes.conversations.enums import State
from hospes.desk.people import dates, drawing
from hospes.foundation import clock, showing, working
from hospes.foundation.text import shorten
from hospes.promises.enums import Kind
from hospes.promises.enums import State as Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.applications.queries import Owed, Today
    from hospes.cases.models import Case
    from hospes.conversations.models import Message, Note
    from hospes.promises.models import Promise
    from hospes.team.models import Member

QUOTED = 90
AROUND_A_TALK = frozenset({Kind.SCHEDULE, Kind.INTERVIEW, Kind.CALLBACK, Kind.OUTCOME, Kind.DECISION})
# For these one may ask for time from Today.
MOVABLE = frozenset({Kind.REVIEW, Kind.UPDATE, Kind.SCHEDULE, Kind.OUTCOME})
# What is said, done and pressed for each kind of promise: words, verb, icon, key.
_ANSWER = ("reply", "r")
_WRITE = ("square-pen", "r")


def with_titles(seen: Today) -> None:
    """Read the titles of all jobs that the lines name, at once."""
    cases = [line.case for line in [*seen.overdue, *seen.due, *seen.questions, *seen.later]]
    cases += [message.case for message in [*seen.calls, *seen.troubled, *seen.leaving]]
    jobs = [case.application.job for case in cases if getattr(case, "application", None) is not None]
    prefetch_related_objects(jobs, "texts")


def still_owed(lines: Iterable[Owed], seen: Today) -> list[Owed]:
    """Without what a letter that leaves in a moment answers, or a call that stands in its own list."""
    on_their_way, called = seen.leaving, {message.case_id for message in seen.calls}
    prefetch_related_objects(on_their_way, "dates")
    acting = {m.case_id for m in on_their_way if m.act or (not m.answers_id and m.dates.all())}
    answered = {f"message:{m.answers_id}" for m in on_their_way if m.answers_id}
    # A talk stands among the talks of whoever takes part; only what was missed is owed to somebody.
    now = clock.now()
    owed = [
        line for line in lines if line.promise.kind != Kind.INTERVIEW or line.promise.standing(now) == Ledger.BROKEN
    ]
    told = [line for line in owed if line.promise.kind != Kind.ACK or line.case.pk not in called]
    return [
        line
        for line in told
        if (line.promise.subject not in answered if line.promise.kind == Kind.REPLY else line.case.pk not in acting)
    ]


def owed(line: Owed, member: Member, now: datetime) -> dict[str, Any]:
    """One promise: what keeps it, why, and by when."""
    case, promise, name = line.case, line.promise, line.case.candidate.name
    late = promise.due <= now
    words, address, (glyph, key), verb = _act(line, name, late=late)
    file_url = reverse("desk:case", args=[case.public_id])
    return {
        "person": case.candidate,
        "what": words,
        "why": _why(case, promise),
        "url": address,
        "file_url": file_url,
        "verb": verb,
        "glyph": glyph,
        "act_key": key,
        "promise": promise,
        "new_date_url": _hold_url(line, late=late),
        "see_url": reverse("desk:see", args=[case.public_id]),
    }


def _act(line: Owed, name: str, *, late: bool) -> tuple[str, str, tuple[str, str], str]:
    case, kind = line.case, line.promise.kind
    if line.question is not None:
        asked = shorten(" ".join(line.question.text.split()), QUOTED)
        words = _("Answer {name}: {question}").format(name=name, question=asked)
        return words, url(case, "compose", answers=line.question.pk), _ANSWER, _("Answer")
    if kind == Kind.ACK:
        words = _("Tell {name} that the application is here").format(name=name)
        return words, url(case, "call"), ("phone", "c"), _("Call")
    if kind in AROUND_A_TALK:
        return _around_a_talk(Kind(kind), case, name)
    if kind == Kind.REACH:
        return _("Reach {name} with our answer").format(name=name), url(case, "case"), ("send", "r"), _("Look")
    if late:
        return _("Tell {name} a new date").format(name=name), url(case, "compose"), _WRITE, _("Write")
    if kind == Kind.REVIEW:
        return (
            _("First word to {name}: how it goes on").format(name=name),
            url(case, "case"),
            ("file-text", "r"),
            _("Read"),
        )
    return _("Write to {name} where things stand").format(name=name), url(case, "compose"), _WRITE, _("Write")


def _around_a_talk(kind: Kind, case: Case, name: str) -> tuple[str, str, tuple[str, str], str]:
    """What keeps a promise around a talk."""
    words, act, look, verb = {
        Kind.SCHEDULE: (_("Arrange a talk with {name}"), "arrange-talk", ("calendar-plus", "t"), _("Arrange")),
        Kind.INTERVIEW: (_("Find a new time with {name}"), "arrange-talk", ("calendar-plus", "t"), _("Arrange")),
        Kind.CALLBACK: (_("Ring {name}, as promised"), "call", ("phone", "c"), _("Call")),
        Kind.OUTCOME: (_("Tell {name} how the talk went"), "case", _WRITE, _("Decide")),
        Kind.DECISION: (_("Tell {name} the decision"), "case", _WRITE, _("Decide")),
    }[kind]
    return words.format(name=name), url(case, act), look, verb


def _hold_url(line: Owed, *, late: bool) -> str:
    movable = line.promise.kind in MOVABLE and not late and line.promise.chain < 2
    open_one = line.application is not None and line.case.state == CaseState.OPEN
    return url(line.case, "hold") if movable and open_one else ""


def _why(case: Case, promise: Promise) -> str:
    language = get_language() or "en"
    zone = case.candidate.zone
    date = showing.instant(promise.as_due, zone, working.zone(promise.calendar), language)
    return _("{title}. Promised by {date}.").format(title=drawing.title(case), date=date)


def call(message: Message) -> dict[str, Any]:
    """Somebody without a mail address to whom something is still to be said."""
    case = message.case
    said = shorten(" ".join(message.text.split()), QUOTED)
    return {
        "person": case.candidate,
        "what": _("Call {name}, there is no mail address").format(name=case.candidate.name),
        "why": _("{title}. To be said: {text}").format(title=drawing.title(case), text=message.subject or said),
        "url": url(case, "call", told=message.pk),
        "file_url": reverse("desk:case", args=[case.public_id]),
        "verb": _("Call"),
        "glyph": "phone",
        "act_key": "c",
        "tag": _("Not told yet"),
    }


def troubled(message: Message) -> dict[str, Any]:
    """A letter that did not get through."""
    case, words = message.case, str(State(message.state).label)
    return {
        "person": case.candidate,
        "what": _("“{subject}” did not reach {name}").format(subject=message.subject, name=case.candidate.name),
        "why": _("{title}. {state}: {response}").format(
            title=drawing.title(case), state=words, response=message.response or _("the server said nothing")
        ),
        "file_url": reverse("desk:case", args=[case.public_id]),
        "again_url": reverse("desk:again", args=[message.pk]),
        "dealt_url": reverse("desk:dealt", args=[message.pk]),
        "call_url": url(case, "call", told=message.pk),
        "details_url": url(case, "details"),
        "tag": words,
    }


def leaving(message: Message) -> dict[str, Any]:
    """Approved, and still to be taken back."""
    case = message.case
    left = (message.release_at - clock.now()).total_seconds() if message.release_at else 0
    return {
        "person": case.candidate,
        "what": _("“{subject}” leaves for {name}").format(subject=message.subject, name=case.candidate.name),
        "why": drawing.title(case),
        "file_url": reverse("desk:case", args=[case.public_id]),
        "undo_url": reverse("desk:undo", args=[message.pk]) if left > 0 else "",
        "seconds": max(0, round(left)),
    }


def question(line: Owed, now: datetime) -> dict[str, Any]:
    """An unanswered question, short."""
    asked = line.question
    return {
        "person": line.case.candidate,
        "url": url(line.case, "compose", answers=asked.pk) if asked else "",
        "dismiss_url": reverse("desk:dismiss", args=[asked.pk]) + "?back=today" if asked else "",
        "age": dates.ago(asked.written_at, now) if asked else "",
        "text": asked.text if asked else "",
    }


def mention(note: Note, member: Member) -> dict[str, Any]:
    """A note that names this member."""
    return {
        "person": note.author,
        "about": note.case.candidate,
        "url": reverse("desk:case", args=[note.case.public_id]) + "?show=notes",
        "when": dates.for_member(note.at, member, get_language() or "en"),
        "text": note.text,
    }


def url(case: Case, name: str, **query: Any) -> str:
    """The address of an act, that comes back to Today."""
    address = reverse(f"desk:{name}", args=[case.public_id])
    return address if name == "case" else f"{address}?{urlencode({**query, 'back': 'today'})}"
