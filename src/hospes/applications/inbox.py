"""The inbox: whose words wait for ours, the date owed first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from hospes.applications.queries import RECEIPTS
from hospes.cases.models import Case
from hospes.conversations.enums import Direction
from hospes.conversations.models import Message
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hospes.jobs.models import Job
    from hospes.team.models import Member


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the reader chose: only what waits for an answer, or every conversation; of whom, about what."""

    waiting: bool = True
    whose: Member | None = None
    job: Job | None = None
    team: str = ""


@dataclass(frozen=True)
class Line:
    """A conversation in the list: the last word in it, and the answer that is owed (None: nothing is)."""

    case: Case
    last: Message | None
    owed: Promise | None


def conversations(member: Member, wanted: Wanted) -> QuerySet[Any]:
    """The cases ``member`` may see in which somebody has said something.

    What waits comes by the date owed; all conversations, the newest word first.
    """
    said = Message.objects.filter(case=OuterRef("pk")).exclude(letter__in=RECEIPTS)
    # An answer that came back is owed again, though it had been on its way.
    replies = _owed().filter(case=OuterRef("pk"))
    waits = Exists(Message.objects.unanswered().filter(case=OuterRef("pk"))) | Exists(replies)
    rows: QuerySet[Any] = Case.objects.seen_by(member).filter(_chosen(wanted))
    rows = rows.annotate(last=Subquery(said.order_by("-written_at", "-pk").values("pk")[:1]))
    if wanted.waiting:
        nearest = Subquery(replies.order_by("due").values("due")[:1])
        dated: QuerySet[Any] = rows.filter(waits).annotate(owed_by=nearest)
        return dated.order_by(F("owed_by").asc(nulls_last=True), "last", "pk")
    return rows.filter(last__isnull=False).order_by("-last", "pk")


def lines(cases: Iterable[Any]) -> list[Line]:
    """The conversations of one page as lines. Three queries, however many lines."""
    found = list(cases)
    last = Message.objects.select_related("author_member").in_bulk([case.last for case in found if case.last])
    replies = _owed().filter(case__in=found)
    owed: dict[int, Promise] = {}
    for promise in replies.order_by("due", "pk"):
        owed.setdefault(promise.case_id, promise)
    return [Line(case, last.get(case.last), owed.get(case.pk)) for case in found]


def with_people(rows: QuerySet[Case]) -> QuerySet[Case]:
    """What a line shows, without a query per line."""
    told = rows.select_related("candidate", "contact", "deputy", "application__job", "application__stage")
    return told.prefetch_related("application__job__texts")


def unanswered(case: Case) -> list[Message]:
    """What the candidate said and is owed an answer for, the oldest first."""
    owed = _owed().filter(case=case).values_list("subject")
    keys = [int(subject.partition(":")[2]) for (subject,) in owed]
    rows = Message.objects.filter(case=case, direction=Direction.IN).order_by("written_at", "pk")
    return list(rows.filter(Q(answered_at=None, dismissed_at=None) | Q(pk__in=keys)))


def answering(case: Case) -> Message | None:
    """The message that an answer would go to: the newest of those that wait."""
    return next(reversed(unanswered(case)), None)


def _owed() -> QuerySet[Promise]:
    """Answers that are owed and not on their way."""
    return Promise.objects.filter(kind=Kind.REPLY).open().unanswered()


def _chosen(wanted: Wanted) -> Q:
    chosen = Q()
    if wanted.whose is not None:
        chosen &= Q(contact=wanted.whose) | Q(deputy=wanted.whose, contact__is_active=False)
    if wanted.job is not None:
        chosen &= Q(about=wanted.job.key)
    if wanted.team:
        chosen &= Q(application__job__team_key=wanted.team)
    return chosen


def is_from_candidate(message: Message) -> bool:
    """Whether the last word is theirs."""
    return message.direction == Direction.IN
