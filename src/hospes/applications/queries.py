"""Reads for screens: the board of a job, Today, a candidate's file."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Max, OuterRef, Prefetch, Q, Subquery, Window
from django.db.models.functions import RowNumber

from hospes.applications.models import Application
from hospes.cases.enums import Outcome
from hospes.cases.models import Case
from hospes.conversations.enums import Channel, Direction
from hospes.conversations.enums import State as MessageState
from hospes.conversations.models import Message, Note
from hospes.foundation.text import clean_line
from hospes.promises.enums import MAIN_CHAIN, OPEN, Kind
from hospes.promises.models import Promise
from hospes.promises.queries import owed_by, standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from hospes.jobs.models import Job, Stage
    from hospes.promises.queries import Standing
    from hospes.team.models import Member

PER_LANE = 25
# Written by the machine in the contact's name: not a word of a person.
RECEIPTS = frozenset({"ack", "ack_again", "question_received", "withdrawn", "missed_notice"})


@dataclass
class Lane:
    """One stage of the board: how many wait there in all, and the cards that are shown."""

    stage: Stage
    count: int = 0
    cards: list[Application] = field(default_factory=list)

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return self.count - len(self.cards)


def board(job: Job, member: Member, *, words: str = "", per_lane: int = PER_LANE) -> list[Lane]:
    """The lanes of a job with their live applications, nearest date first.

    The number of queries does not depend on the number of applications (at most 8).
    """
    lanes = {stage.pk: Lane(stage) for stage in job.stages.order_by("order")}
    rows: QuerySet[Any] = _with_next_due(_live(job, member, words))
    place = Window(
        RowNumber(),
        partition_by=F("stage"),
        order_by=[F("next_due").asc(nulls_last=True), F("pk").asc()],
    )
    waiting = Window(Count("pk"), partition_by=F("stage"))
    shown = rows.annotate(place=place, waiting=waiting).filter(place__lte=per_lane)
    cards: QuerySet[Any] = with_dates(shown)  # The stubs do not know columns that an annotation adds.
    for card in cards.order_by("stage", "place"):
        lanes[card.stage_id].cards.append(card)
        lanes[card.stage_id].count = card.waiting
    return list(lanes.values())


def lane(job: Job, member: Member, stage: Stage, *, words: str = "") -> QuerySet[Application]:
    """All cards of one stage, nearest date first, for the page "show all"."""
    rows = _with_next_due(_live(job, member, words).filter(stage=stage))
    return with_dates(rows).order_by(F("next_due").asc(nulls_last=True), "pk")


def _live(job: Job, member: Member, words: str) -> QuerySet[Application]:
    rows = Application.objects.filter(job=job).live().seen_by(member)
    for word in clean_line(words, sys.maxsize).split():
        name = Q(case__candidate__name__icontains=word) | Q(case__candidate__sort_key__icontains=word)
        rows = rows.filter(name | Q(case__candidate__initials__icontains=word))
    return rows


@dataclass(frozen=True)
class Touch:
    """When one of us last spoke to somebody, and what is about to leave (an act, or "" for plain words)."""

    spoken_at: datetime | None = None
    leaving: int = 0


def touches(cases: Iterable[int]) -> dict[int, Touch]:
    """By case: the last word of a person of ours, and whether a letter is about to leave. One query."""
    said = Q(author_member__isnull=False, released_at__isnull=False) & ~Q(letter__in=RECEIPTS)
    spoken = said | Q(channel=Channel.PHONE)
    rows = Message.objects.filter(case__in=list(cases), direction=Direction.OUT).order_by().values("case")
    rows = rows.annotate(
        spoken_at=Max("written_at", filter=spoken), leaving=Count("pk", filter=Q(state=MessageState.APPROVED))
    )
    return {row["case"]: Touch(row["spoken_at"], row["leaving"]) for row in rows}


def ended(job: Job, member: Member) -> QuerySet[Application]:
    """What has ended in this job, newest first (not what was no application)."""
    rows = Application.objects.filter(job=job, case__state="closed").seen_by(member)
    return with_case(rows.exclude(case__endings__outcome=Outcome.NOT_AN_APPLICATION)).order_by("-pk")


def put_aside(job: Job, member: Member) -> QuerySet[Application]:
    """What was no application (P2), newest first."""
    rows = Application.objects.filter(job=job, case__state="closed").seen_by(member)
    aside = Q(case__endings__outcome=Outcome.NOT_AN_APPLICATION, case__endings__reopened_at=None)
    return with_case(rows.filter(aside)).order_by("-pk")


def with_dates(rows: QuerySet[Application]) -> QuerySet[Application]:
    """What a card shows, without a query per card: the person, who looks after, and the promises."""
    return rows.select_related("job", "stage", "case__candidate", "case__contact", "case__deputy").prefetch_related(
        Prefetch("case__promises", queryset=Promise.objects.shown())
    )


def with_case(rows: QuerySet[Application]) -> QuerySet[Application]:
    """The same together with endings and letters that are about to leave."""
    return with_dates(rows).prefetch_related(
        "case__endings",
        Prefetch("case__messages", queryset=Message.objects.leaving(), to_attr="leaving"),
    )


def _with_next_due(rows: QuerySet[Application]) -> QuerySet[Application]:
    due = Promise.objects.filter(case=OuterRef("pk"), state__in=OPEN, kind__in=MAIN_CHAIN)
    return rows.annotate(next_due=Subquery(due.order_by("due").values("due")[:1]))


@dataclass(frozen=True)
class Owed:
    """A line of Today: what is owed, and what is known of the case."""

    promise: Promise
    case: Case
    seen: Standing
    question: Message | None = None

    @property
    def application(self) -> Application | None:
        """The application, where the case is one."""
        return getattr(self.case, "application", None)


@dataclass(frozen=True)
class Today:
    """What one member owes, to whom, by when."""

    overdue: list[Owed]
    due: list[Owed]
    questions: list[Owed]
    later: list[Owed]
    calls: list[Message]
    troubled: list[Message]
    leaving: list[Message]
    mentions: list[Note]

    @property
    def people(self) -> int:
        """How many people wait to hear today."""
        lines = [*self.overdue, *self.due]
        waiting = {line.case.candidate_id for line in lines}
        return len(waiting | {m.case.candidate_id for m in [*self.calls, *self.troubled]})


def today(member: Member, now: datetime) -> Today:
    """What this member owes now: overdue, due before midnight in his zone, and later.

    A missed date stays overdue until somebody writes with a new one. The number of queries does not
    depend on the number of rows.
    """
    lines = _owed(member, now)
    midnight = end_of_day(now, member.zone)
    missed = [line for line in lines if line.promise.due <= now]
    coming = [line for line in lines if line.promise.due > now]
    return Today(
        overdue=[line for line in missed if line.promise.kind == Kind.REPLY or line.seen.is_unspoken],
        due=[line for line in coming if line.promise.due <= midnight],
        questions=[line for line in lines if line.question is not None],
        later=[line for line in coming if line.promise.due > midnight],
        calls=list(_mine(Message.objects.to_be_told_by_call(), member)),
        troubled=list(_mine(Message.objects.troubled(), member)),
        leaving=list(_mine(Message.objects.leaving(), member)),
        mentions=list(mentions(member, now)),
    )


def mentions(member: Member, now: datetime) -> QuerySet[Note]:
    """Notes of the last 14 days that name this member."""
    recent = Note.objects.filter(mentions=member, at__gte=now - timedelta(days=14))
    return recent.select_related("author", "case__candidate").order_by("-at")


def end_of_day(now: datetime, zone: str) -> datetime:
    """The last instant of the present day in ``zone``."""
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date(), time.max, tzinfo=ZoneInfo(zone))


def _owed(member: Member, now: datetime) -> list[Owed]:
    rows = list(
        owed_by(member, now)
        .select_related("case__application__job", "case__application__stage", "case__deputy")
        .prefetch_related(Prefetch("case__promises", queryset=Promise.objects.shown()))
    )
    asked = _questions(rows)
    return [
        Owed(
            promise=row,
            case=row.case,
            seen=standing(row.case.promises.all(), now),
            question=asked.get(row.subject),
        )
        for row in rows
    ]


def _questions(rows: Iterable[Promise]) -> dict[str, Message]:
    keys = [row.subject.removeprefix("message:") for row in rows if row.kind == Kind.REPLY]
    return {m.key: m for m in Message.objects.filter(pk__in=[key for key in keys if key.isdecimal()])}


def _mine(messages: QuerySet[Message], member: Member) -> QuerySet[Message]:
    """Of these messages, those of cases this member looks after, or deputises for somebody gone."""
    mine = Q(case__contact=member) | Q(case__deputy=member, case__contact__is_active=False)
    return messages.filter(mine).select_related("case__candidate", "case__application__job", "author_member")


@dataclass(frozen=True)
class Record:
    """A member's own figures: how his promises of some days ended (seen by himself and his lead)."""

    on_time: int
    moved: int
    late: int

    @property
    def base(self) -> int:
        """How many promises came to an end."""
        return self.on_time + self.moved + self.late

    @property
    def rate(self) -> int | None:
        """Kept or moved in time, in percent; None without any."""
        return round(100 * (self.on_time + self.moved) / self.base) if self.base else None


def record_of(member: Member, now: datetime, *, days: int = 30) -> Record:
    """How this member's promises of the last ``days`` ended. A moved one was told before its date.

    A missed one is the figure of whoever owed it then, not of the deputy who looks after it since.
    """
    since = now - timedelta(days=days)
    whose = Q(missed_by=member) | Q(missed_by=None, owner=member)
    mine = Promise.objects.filter(whose, due__gte=since, due__lte=now).exclude(kind__in=[Kind.ACK, Kind.SAFE_CLOSE])
    late = Q(broken_at__isnull=False) | Q(state__in=OPEN)
    counts = mine.aggregate(
        on_time=Count("pk", filter=Q(state="kept")),
        moved=Count("pk", filter=Q(state="renegotiated")),
        late=Count("pk", filter=late),
    )
    return Record(**counts)


def of_candidate(case: Case, member: Member) -> QuerySet[Case]:
    """All matters with the same person that this member may see, newest first."""
    rows = Case.objects.filter(candidate=case.candidate_id).seen_by(member)
    return rows.select_related("application__job", "contact").order_by("-opened_at")
