"""The inbox: whose words wait for ours, the date owed first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from hospes.applications.queries import RECEIPTS
from hospes.cases.models import Case
from hospes.conversations.enums import Direction
from hospes.conversations.models import Message
from hospes.promises.enums import OPEN, Kind
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
    waits = Exists(Message.objects.unanswered().filter(case=OuterRef("pk")))
    owed = Q(promises__kind=Kind.REPLY, promises__state__in=OPEN, promises__answered_in="")
    rows: QuerySet[Any] = Case.objects.seen_by(member).filter(_chosen(wanted))
    rows = rows.annotate(last=Subquery(said.order_by("-written_at", "-pk").values("pk")[:1]))
    if wanted.waiting:
        dated: QuerySet[Any] = rows.filter(waits).annotate(owed_by=Min("promises__due", filter=owed))
        return dated.order_by(F("owed_by").asc(nulls_last=True), "last", "pk")
    return rows.filter(last__isnull=False).order_by("-last", "pk")


def lines(cases: Iterable[Any]) -> list[Line]:
    """The conversations of one page as lines. Three queries, however many lines."""
    found = list(cases)
    last = Message.objects.select_related("author_member").in_bulk([case.last for case in found if case.last])
    replies = Promise.objects.filter(case__in=found, kind=Kind.REPLY, state__in=OPEN, answered_in="")
    owed: dict[int, Promise] = {}
    for promise in replies.order_by("due", "pk"):
        owed.setdefault(promise.case_id, promise)
    return [Line(case, last.get(case.last), owed.get(case.pk)) for case in found]


def with_people(rows: QuerySet[Case]) -> QuerySet[Case]:
    """What a line shows, without a query per line."""
    told = rows.select_related("candidate", "contact", "deputy", "application__job", "application__stage")
    return told.prefetch_related("application__job__texts")


def unanswered(case: Case) -> QuerySet[Message]:
    """What the candidate said and nobody has answered or put aside, the oldest first."""
    return Message.objects.unanswered().filter(case=case).order_by("written_at", "pk")


def answering(case: Case) -> Message | None:
    """The message that an answer would go to: the newest of those that wait."""
    return unanswered(case).last()


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
