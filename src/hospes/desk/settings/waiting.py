"""Who waits while letters do not leave: names, letters and the dates that were promised."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from hospes.conversations.models import Message
from hospes.post.models import Envelope
from hospes.promises.models import Promise
from hospes.promises.queries import standing

SHOWN = 6


@dataclass(frozen=True)
class Queue:
    """How many letters wait, how many are uncertain, and the people behind the first of them."""

    waiting: int
    uncertain: int
    people: list[dict[str, Any]]
    more: int

    @property
    def total(self) -> int:
        return self.waiting + self.uncertain


def queue(now: datetime) -> Queue:
    """The letters that have not left or may not have left. Four queries, however many."""
    waiting, uncertain = Envelope.objects.waiting(), Envelope.objects.uncertain()
    stuck = Message.objects.filter(envelope__in=(waiting | uncertain).order_by().values("pk"))
    rows = (
        stuck.select_related("case__candidate", "envelope")
        .prefetch_related(Prefetch("case__promises", queryset=Promise.objects.shown()))
        .order_by("written_at", "pk")[:SHOWN]
    )
    counts = waiting.count(), uncertain.count()
    people = [line(message, now) for message in rows]
    return Queue(*counts, people, sum(counts) - len(people))


def line(message: Message, now: datetime) -> dict[str, Any]:
    """One person who waits, for which letter, until when."""
    seen = standing(message.case.promises.all(), now)
    return {
        "person": message.case.candidate,
        "what": message.subject,
        "case": message.case,
        "promise": seen.missed or seen.next,
        "uncertain": message.envelope is not None and message.envelope.state == "uncertain",
    }
