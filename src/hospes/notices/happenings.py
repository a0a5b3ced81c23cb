"""What a member hears of at once (practice P14), found in the rooms below; and whether it is still so.

Nothing is told twice: what happened has a key, and a notice exists once for member, kind and key. What was done
meanwhile is left out when the time to tell it has come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from hospes.cases.enums import LIVE, Role
from hospes.cases.models import HandOver
from hospes.conversations.models import Message
from hospes.interviews.models import Interview, Participant
from hospes.notices.enums import Kind
from hospes.notices.models import Notice
from hospes.promises.enums import OPEN, State
from hospes.promises.enums import Kind as Promised
from hospes.promises.ladder import WITHOUT
from hospes.promises.models import Promise
from hospes.touches import distress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from hospes.team.models import Member

# A worker that slept longer leaves older things to Today and to the list in the morning.
LOOK_BACK = timedelta(days=1)
BEFORE_A_TALK = timedelta(hours=2)
BEFORE_A_CALL = timedelta(minutes=15)
# Under this name a message remembers when the candidate contradicted it.
CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Happening:
    """Something that happened, and whom it concerns."""

    kind: Kind
    about: str
    member: Member
    case_pk: int


def all_of_them(now: datetime) -> list[Happening]:
    """Everything that nobody has a notice of yet."""
    found = [each for look in (_waiting, _soon, _broken, _handed) for each in look(now)]
    known = set(Notice.objects.filter(about__in={each.about for each in found}).values_list("member", "kind", "about"))
    return [each for each in found if (each.member.pk, each.kind, each.about) not in known]


def _broken(now: datetime) -> Iterator[Happening]:
    """A date was missed: its owner hears of it, or who acts for him."""
    rows = Promise.objects.filter(state=State.BROKEN, broken_at__gt=now - LOOK_BACK).exclude(kind__in=WITHOUT)
    for promise in rows.unanswered().select_related("owner", "deputy").prefetch_related("owner__absences"):
        yield Happening(Kind.BROKEN, f"promise:{promise.pk}", _acting(promise, now), promise.case_id)


def _handed(now: datetime) -> Iterator[Happening]:
    """Somebody gave a candidate to a colleague."""
    rows = HandOver.objects.filter(role=Role.CONTACT, at__gt=now - LOOK_BACK).select_related("taker")
    for row in rows:
        if row.taker is not None and row.by != row.taker.actor:
            yield Happening(Kind.HANDED, f"handover:{row.pk}", row.taker, row.case_id)


def _soon(now: datetime) -> Iterator[Happening]:
    """A talk begins; moved to another hour it is another talk."""
    rows = Participant.objects.filter(
        interview__in=Interview.objects.planned(),
        interview__start__gt=now,
        interview__start__lte=now + BEFORE_A_TALK,
    )
    for row in rows.select_related("member", "interview__application"):
        talk = row.interview
        yield Happening(Kind.TALK, f"talk:{talk.pk}:{talk.start.isoformat()}", row.member, talk.application.case_id)


def _waiting(now: datetime) -> Iterator[Happening]:
    """Somebody waits for a ring, is in need, or says that nobody answered."""
    calls = Promise.objects.filter(kind=Promised.CALLBACK, due__gt=now, due__lte=now + BEFORE_A_CALL).open()
    for promise in calls.unanswered().select_related("owner", "deputy").prefetch_related("owner__absences"):
        yield Happening(Kind.WAITING, f"promise:{promise.pk}", _acting(promise, now), promise.case_id)
    again = Q(hint__has_key=CONTRADICTED)
    asked = Message.objects.unanswered().filter(Q(written_at__gt=now - LOOK_BACK) | again, case__state__in=LIVE)
    for message in asked.select_related("case__contact", "case__deputy").prefetch_related(
        "case__contact__absences", "case__deputy__absences"
    ):
        if CONTRADICTED in message.hint:
            yield Happening(Kind.WAITING, f"message:{message.pk}:again", message.case.acting_at(now), message.case_id)
        elif distress.person_first(message.subject, message.text):
            yield Happening(Kind.WAITING, f"message:{message.pk}", message.case.acting_at(now), message.case_id)


def _acting(promise: Promise, now: datetime) -> Member:
    return promise.owner if promise.owner.is_present(now) else promise.deputy or promise.owner


def is_still_so(notice: Notice, now: datetime) -> bool:
    """Whether it is worth telling: nobody did it meanwhile, and the hour has not passed."""
    kind, _, rest = notice.about.partition(":")
    return notice.member.is_active and _STILL[kind](notice, rest, now)


def _promise_stands(notice: Notice, rest: str, now: datetime) -> bool:
    stands = Promise.objects.filter(pk=int(rest), state__in=OPEN).unanswered()
    return stands.exists()


def _is_still_his(notice: Notice, rest: str, now: datetime) -> bool:
    return notice.case.is_live and notice.case.contact_id == notice.member_id


def _talk_is_to_come(notice: Notice, rest: str, now: datetime) -> bool:
    pk, _, start = rest.partition(":")
    talk = Interview.objects.planned().filter(pk=int(pk), start__gt=now).first()
    return talk is not None and talk.start.isoformat() == start


def _message_waits(notice: Notice, rest: str, now: datetime) -> bool:
    return Message.objects.unanswered().filter(pk=int(rest.partition(":")[0]), case__state__in=LIVE).exists()


_STILL: dict[str, Callable[[Notice, str, datetime], bool]] = {
    "promise": _promise_stands,
    "handover": _is_still_his,
    "talk": _talk_is_to_come,
    "message": _message_waits,
}
