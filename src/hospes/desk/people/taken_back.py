"""What was written and taken back: undo deletes the letter, not the work in it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.sessions.backends.base import SessionBase

from hospes.cases.models import Case
from hospes.conversations import facts
from hospes.conversations.models import Message

_KEY = "taken_back"


def keep(session: SessionBase, message: Message) -> None:
    """Note the words of a letter before it is taken back, with ``{date}`` in the place of its date."""
    text = message.text
    for row in message.dates.select_related("promise"):
        text = text.replace(facts.date(row.promise, message.case, message.language), "{date}")
    data = message.act_data
    session[_KEY] = {
        "case": message.case.public_id,
        "act": message.act,
        "fields": {
            "subject": message.subject,
            "text": text,
            "stage": data.get("to", ""),
            "reason_kind": data.get("kind", ""),
            data.get("kind", "none"): data.get("key", ""),
            "thanks": data.get("thanks", ""),
            **_of_talk(message),
        },
    }


def _of_talk(message: Message) -> dict[str, Any]:
    """When, how long, with whom and how, where the letter was about a talk: on the clock of whoever wrote it."""
    data, member = message.act_data, message.author_member
    if "start" not in data or member is None:
        return {}
    start = datetime.fromisoformat(data["start"]).astimezone(ZoneInfo(member.zone))
    known = ("stage", "minutes", "people", "how", "where", "topic", "reason")
    return {"day": start.date().isoformat(), "hour": f"{start:%H:%M}", **{k: data[k] for k in known if k in data}}


def of(session: SessionBase, case: Case, act: str) -> dict[str, Any]:
    """The fields of what was taken back from this case by this act, if that was the last thing."""
    kept = session.get(_KEY, {})
    if kept.get("case") != case.public_id or kept.get("act") != act:
        return {}
    return {name: value for name, value in kept["fields"].items() if value}


def forget(session: SessionBase, case: Case) -> None:
    """It was sent after all."""
    if session.get(_KEY, {}).get("case") == case.public_id:
        del session[_KEY]
