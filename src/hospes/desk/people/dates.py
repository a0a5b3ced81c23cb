"""Dates that may be promised, and how they and their ceilings read."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from hospes.conversations import facts
from hospes.conversations.letters import fill
from hospes.foundation import house, showing, working
from hospes.foundation.working import Due
from hospes.promises.enums import Kind, State
from hospes.promises.kinds import PromiseSettings, kinds
from hospes.promises.models import Promise
from hospes.promises.models.making import exactly
from hospes.promises.queries import standing
from hospes.promises.refusals import DateTooFar, DateTooNear

if TYPE_CHECKING:
    from hospes.cases.models import Case
    from hospes.conversations.models import Message
    from hospes.foundation.refusals import Refusal
    from hospes.promises.capacity import Room
    from hospes.promises.queries import Standing
    from hospes.team.models import Member

Choices = list[tuple[str, str]]


def choices(case: Case, kind: Kind, *, now: datetime, language: str) -> Choices:
    """The days that a first promise of this kind may name, soonest first."""
    calendar = case.contact.calendar
    most = kinds[kind].ceiling(house.read(PromiseSettings))
    return named([working.due(now, n, calendar) for n in range(most + 1)], language)


def later_choices(promise: Promise, *, now: datetime, language: str) -> Choices:
    """The days to which this promise may be moved."""
    last = promise.latest_move(now=now)
    dues, n = [], 1
    while (due := working.due(promise.due, n, promise.calendar)).at <= last.at:
        dues.append(due)
        n += 1
    return named(dues, language)


def day_of(due: Due) -> date:
    """The local day of a due, in the calendar that counts."""
    return due.at.astimezone(working.calendar(due.calendar).tz).date()


def move_to(promise: Promise, day: date, *, now: datetime) -> Due:
    """A chosen day as the due to which a promise moves. Raises DateTooNear; the verb knows the ceiling."""
    due = exactly(working.closing(day, promise.calendar), promise.calendar)
    if due.at <= max(now, promise.due):
        raise DateTooNear
    return due


def for_member(due: datetime, member: Member, language: str) -> str:
    """An instant on the member's own clock."""
    return showing.instant(due, member.zone, member.zone, language)


def for_candidate(due: Due, case: Case, language: str) -> str:
    """A due as the letter says it: the candidate's clock first."""
    return showing.instant(due, case.candidate.zone, working.zone(due.calendar), language)


def as_it_reads(text: str, case: Case, due: Due | None) -> str:
    """The letter as the candidate gets it: the date in its place, or in a line of its own."""
    if due is None:
        return text
    language = case.candidate.language
    if "{date}" not in text:
        text += "\n\n" + facts.date_line(language)
    return fill(text, {"date": for_candidate(due, case, language)})


def refused(refusal: Refusal, language: str) -> str:
    """A refusal in words; a ceiling names its day as people write days."""
    latest = refusal.facts.get("latest") if isinstance(refusal, DateTooFar) else None
    if latest is None:
        return str(refusal)
    return str(DateTooFar(latest=showing.day(date.fromisoformat(str(latest)), language)))


def owed_to(case: Case, now: datetime) -> Standing:
    """What the person waits for. The receipt is no news: whether it is missing, the list of calls says."""
    return standing(case.promises.exclude(state=State.PROPOSED).exclude(kind=Kind.ACK), now)


def around_a_talk(case: Case, language: str) -> str:
    """By when one hears how the talk went, and by when the decision falls, where that was promised. One query."""
    rows = Promise.objects.filter(case=case, kind__in=[Kind.OUTCOME, Kind.DECISION]).open().order_by("due", "pk")
    words = {Kind.OUTCOME: _("How the talk went: by {date}."), Kind.DECISION: _("The decision: by {date}.")}
    return " ".join(words[Kind(row.kind)].format(date=facts.date(row, case, language)) for row in rows)


def hint() -> str:
    """What ``{date}`` in a letter stands for."""
    return _("{date} stands for the date you promise. It is put in when the letter leaves.")


def hint_with(room: Room | None) -> str:
    """The same, and why the day is not the one that was wished, where it is not."""
    return " ".join(filter(None, [hint(), room.why() if room else ""]))


def undo_url(message: Message) -> str:
    return reverse("desk:undo", args=[message.pk])


def way_back(back: str, case: Case) -> str:
    """The page from which an act was begun."""
    application = getattr(case, "application", None)
    if back == "run":
        return f"{reverse('desk:run')}?from={case.public_id}"
    if back == "board" and application is not None:
        return reverse("desk:board", args=[application.job.public_id])
    if back in {"today", "inbox"}:
        return reverse(f"desk:{back}")
    return reverse("desk:case", args=[case.public_id])


def ago(at: datetime, now: datetime) -> str:
    """How long something waits, short: "2 h", "1 d"."""
    gone = now - at
    if gone >= timedelta(days=1):
        return _("%(n)d d") % {"n": gone.days}
    if gone >= timedelta(hours=1):
        return _("%(n)d h") % {"n": gone.seconds // 3600}
    return _("%(n)d min") % {"n": max(1, gone.seconds // 60)}


def named(dues: list[Due], language: str) -> Choices:
    named = {}
    for due in dues:
        day = day_of(due)
        words = showing.day(day, language)
        named[day.isoformat()] = _("around {day}").format(day=words) if due.around else words
    return list(named.items())
