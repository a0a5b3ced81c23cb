"""Everything said in a case, in order: letters, calls, and what the team noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.conversations.enums import CallOutcome, Channel, Direction, State
from hospes.desk.people import dates, hints
from hospes.journal import queries as journal
from hospes.journal import sentences
from hospes.post.virus_check import Verdict
from hospes.team.queries import called

if TYPE_CHECKING:
    from datetime import datetime

    from hospes.cases.models import Case
    from hospes.conversations.models import Message, MessageFile, Note
    from hospes.team.models import Member

LAST = 3
# How far a letter got, as a promise pill looks: glyph, word and colour.
LOOK = {
    State.APPROVED: "today",
    State.RELEASED: "next",
    State.ACCEPTED: "next",
    State.PROVED: "kept",
    State.REFUSED: "late",
    State.BOUNCED: "late",
    State.UNCERTAIN: "late",
    State.DROPPED: "late",
}


def messages_of(case: Case) -> list[Message]:
    """All messages of the case, oldest first, with their authors."""
    return list(_whole(case).order_by("written_at", "pk"))


def _whole(case: Case) -> Any:
    return case.messages.select_related("author_member").prefetch_related("files", "cc")


def lines(case: Case, member: Member, show: str = "") -> list[dict[str, Any]]:
    """The thread: everything, only messages, or only notes."""
    said = [] if show == "notes" else [message_line(m, case, member) for m in messages_of(case)]
    notes = case.notes.select_related("author").prefetch_related("mentions").order_by("at", "pk")
    noted = [] if show == "messages" else [note_line(note, member) for note in notes]
    return sorted([*said, *noted], key=lambda line: line["sort"])


def last(case: Case, member: Member) -> list[dict[str, Any]]:
    """The last words in both directions."""
    newest = _whole(case).order_by("-written_at", "-pk")[:LAST]
    return [message_line(message, case, member) for message in reversed(newest)]


def message_line(message: Message, case: Case, member: Member) -> dict[str, Any]:
    ours = message.direction == Direction.OUT
    author: Any = (message.author_member or case.contact) if ours else case.candidate
    return {
        **_when(message.written_at, member),
        "author": author,
        "subject": message.subject,
        "text": message.text,
        "kind": "me" if not ours else "",
        "channel": how(message),
        "state": pill(message, member),
        "files": [file_line(file, case) for file in message.files.all()],
        "copies": ", ".join(colleague.name for colleague in message.cc.all()),
        "why": message.response
        if message.state in {State.REFUSED, State.BOUNCED, State.UNCERTAIN, State.DROPPED}
        else "",
        "urls": urls(message, member),
        "aside": message.dismissed_why,
        "hints": hints.lines(message, case),
        "whole": message.whole_text,
        "written_url": reverse("desk:written", args=[case.public_id, message.pk]) if message.arrival_id else "",
        "pk": message.pk,
    }


def how(message: Message) -> str:
    """By which way it was said, where that is worth a word."""
    if message.channel == Channel.PHONE:
        return _("by phone: {outcome}").format(outcome=CallOutcome(message.outcome).label if message.outcome else "")
    if message.outcome:
        facts = {"channel": Channel(message.channel).label, "outcome": CallOutcome(message.outcome).label}
        return _("{channel}: {outcome} ({evidence})").format(**facts, evidence=message.evidence)
    if message.direction == Direction.IN:
        said = {Channel.MAIL: _("by mail"), Channel.SMS: _("by text message")}
        return said.get(Channel(message.channel), _("on their page"))
    ours = {Channel.MAIL: "", Channel.SMS: _("on their page, announced by text message")}
    return ours.get(Channel(message.channel), _("on their page only"))


def file_line(file: MessageFile, case: Case) -> dict[str, Any]:
    """A file of a message, and what is known of it; without an address where it is not handed out."""
    there = reverse("desk:message-file", args=[case.public_id, file.public_id])
    known = Verdict(file.verdict)
    return {"name": file.name, "size": file.size, "url": there if file.is_handed_out else "", "known": str(known.label)}


def pill(message: Message, member: Member) -> dict[str, str] | None:
    """How far an outgoing letter got."""
    if message.direction == Direction.IN or message.channel == Channel.PHONE or message.outcome:
        return None
    if message.waits_for_its_hour:
        hour = dates.for_member(message.release_at, member, get_language() or "en")
        return {"state": "next", "text": _("Leaves {hour}").format(hour=hour)}
    if message.needs_call:
        return {"state": "today", "text": _("Call, there is no mail address")}
    if message.channel == Channel.PAGE and message.state == State.RELEASED:
        return {"state": "next", "text": _("On their page")}
    return {"state": LOOK[State(message.state)], "text": str(State(message.state).label)}


def urls(message: Message, member: Member) -> dict[str, str]:
    """What can be done with this message now."""
    names: tuple[str, ...] = ()
    if message.direction == Direction.IN:
        waits = message.answered_at is None and message.dismissed_at is None
        names = ("answer", "dismiss") if waits else ()
        # What was answered stays where the answer stands.
        names += ("misfiled",) if message.arrival_id and message.answered_at is None else ()
    elif message.state == State.APPROVED:
        names = ("undo", "send-now") if message.waits_for_its_hour else ("undo",)
    else:
        names = ("trouble",) if is_troubled(message) else ()
    return {name.replace("-", "_"): reverse(f"desk:{name}", args=[message.pk]) for name in names}


def is_troubled(message: Message) -> bool:
    """It did not get through, and nobody has dealt with it."""
    return message.state in {State.REFUSED, State.BOUNCED, State.UNCERTAIN, State.DROPPED} and message.dealt_at is None


def note_line(note: Note, member: Member) -> dict[str, Any]:
    named = ", ".join(f"@{person.name}" for person in note.mentions.all())
    text = f"{named}\n\n{note.text}" if named else note.text
    return {**_when(note.at, member), "author": note.author, "text": text, "kind": "note"}


def history(case: Case, member: Member) -> list[dict[str, Any]]:
    """The journal of the case: who did what, and when."""
    entries = list(journal.of_case(case))
    names = called(entry.by for entry in entries)
    return [
        {
            **_when(entry.at, member),
            "text": _("{who} {what}").format(who=_name(entry.by, case, names), what=sentences.read(entry)),
            "glyph": "bot" if entry.by.startswith("machine:") else "user",
        }
        for entry in entries
    ]


def _name(actor: str, case: Case, names: dict[str, str]) -> str:
    if actor == case.candidate.actor:
        return case.candidate.name
    return names.get(actor) or _("The system")


def _when(at: datetime, member: Member) -> dict[str, Any]:
    words = dates.for_member(at, member, get_language() or "en")
    return {"sort": at, "when": words, "at": at.isoformat(timespec="minutes")}
