"""What the worker does for this room."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from hospes.foundation import clock
from hospes.foundation.actors import Actor
from hospes.foundation.claiming import DueWork, due_work, hold
from hospes.notices import happenings, letters
from hospes.notices.models import Notice, Round, Way, Word
from hospes.team.duties import Arrival
from hospes.team.models import Member

LOOK, TELL, MORNING, HAND_OVER = "notices.look", "notices.tell", "notices.morning", "notices.hand_over"
# What happens in one instant (ten dates at 18:00) is written row by row; so long is gathered for one word.
GATHER = timedelta(minutes=1)
# A list of the morning that nobody could send until noon is not sent at all.
MORNING_LASTS = timedelta(hours=4)


def looks(now: datetime) -> QuerySet[Round]:
    """The round, when its time has come."""
    return Round.objects.filter(look_at__lte=now)


def look(round_: Round, worker: str) -> None:
    """Write a notice for everything that happened; running twice writes nothing twice."""
    now = clock.now()
    ways: dict[int, Way] = {}
    for each in happenings.all_of_them(now):
        way = ways.get(each.member.pk) or Way.objects.of(each.member)
        ways[each.member.pk] = way
        wanted = way.wants(each.kind)
        Notice.objects.get_or_create(
            member=each.member,
            kind=each.kind,
            about=each.about,
            defaults={
                "case_id": each.case_pk,
                "at": now,
                "not_before": way.not_before(now) + GATHER,
                "settled_at": None if wanted else now,
            },
        )
    round_.gone(worker=worker)


def to_tell(now: datetime) -> QuerySet[Notice]:
    """Notices whose time has come."""
    return Notice.objects.to_tell(now)


def tell(notice: Notice, worker: str) -> None:
    """Tell a member everything that waits for him, in one word; leave out what was done meanwhile."""
    with transaction.atomic():
        way = _locked(notice.member)
        hold(notice, worker)
        rows = _still_so(way, clock.now())
        if rows:
            letter = letters.of_notices(way.member, rows)
            word = Word.objects.say(way.member, key=f"now:{notice.pk}", robot=way.robot, letter=letter)
            _told(rows, word)


def mornings(now: datetime) -> QuerySet[Way]:
    """Whose list is due."""
    return Way.objects.mornings(now)


def write_morning(way: Way, worker: str) -> None:
    """Send one list, with what happened in the quiet hours; none to who is away, nor on a day without anything."""
    now = clock.now()
    with transaction.atomic():
        hold(way, worker)
        due, way = way.morning_at, _locked(way.member)
        way.set_morning()
        if due is None or now - due > MORNING_LASTS or not way.member.is_present(now):
            return
        rows = _still_so(way, now, asleep=True)
        letter = letters.of_the_morning(way, rows, now)
        if letter is not None:
            key = f"morning:{way.member_id}:{due.date().isoformat()}"
            _told(rows, Word.objects.say(way.member, key=key, robot=way.robot, letter=letter))


def words(now: datetime) -> QuerySet[Word]:
    """What is to go to group chats."""
    return Word.objects.due(now)


def hand_over(word: Word, worker: str) -> None:
    """Hand one over."""
    word.hand_over(by=worker)


def arrive(member: Member, by: Actor, now: datetime) -> None:
    """Who joins, or is back, is told by mail until he chooses otherwise."""
    Way.objects.of(member).set_morning()


def _locked(member: Member) -> Way:
    """The member's way, locked: one word at a time."""
    rows = Way.objects.select_for_update(of=("self",)).select_related("member__lead", "robot")
    return rows.get(member=member)


def _still_so(way: Way, now: datetime, *, asleep: bool = False) -> list[Notice]:
    """What he is to be told now; what is done or has passed is settled without a word."""
    rows = Notice.objects.waiting().filter(member=way.member)
    rows = rows if asleep else rows.filter(not_before__lte=now + GATHER)
    waiting = list(rows.select_related("member").of_case().order_by("at", "pk"))
    so = [each for each in waiting if happenings.is_still_so(each, now)]
    Notice.objects.filter(pk__in=[each.pk for each in waiting if each not in so]).update(settled_at=now)
    return so


def _told(rows: list[Notice], word: Word) -> None:
    Notice.objects.filter(pk__in=[each.pk for each in rows]).update(settled_at=word.queued_at, word=word)


ARRIVAL = Arrival(name="notices", take_up=arrive)


def fill() -> None:
    """Register, once, in ``AppConfig.ready``."""
    due_work.add(DueWork(name=LOOK, model=Round, due=looks, act=look))
    due_work.add(DueWork(name=TELL, model=Notice, due=to_tell, act=tell))
    due_work.add(DueWork(name=MORNING, model=Way, due=mornings, act=write_morning))
    due_work.add(DueWork(name=HAND_OVER, model=Word, due=words, act=hand_over, lease=timedelta(minutes=2)))
