"""Told once, where I am: at once, bundled, after the quiet hours, and not if it was done meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.notices import happenings, letters, queries, work
from hospes.notices.enums import MORNING, Kind
from hospes.notices.models import Notice, Reminder, Round, Way, Word
from hospes.notices.names import shortened
from hospes.post.models import Envelope
from hospes.promises.models import Promise
from tests.makers import make_member
from tests.notices.talks import arrange

# Tuesday, ten in the morning in Toronto.
MORNING_THERE = datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.fixture
def told(world):
    """Grace and Dan are told; it is Tuesday morning where they are."""
    clock.move(MORNING_THERE - clock.now())
    for member in (world.grace, world.dan):
        Way.objects.of(member)
    return world


def mails(member) -> list[str]:
    rows = Envelope.objects.filter(key__startswith="word:", to_address=member.email).order_by("pk")
    return [row.text for row in rows]


def soon(world) -> None:
    """The round comes by, and what it found has been gathered."""
    world.later(minutes=2)
    world.later(minutes=2)


def missed(world, *names: str) -> list[Promise]:
    """People whose date is missed now."""
    rows = [world.apply(Person(name, f"{name.split()[0].lower()}@example.org"), nonce=name) for name in names]
    promises = [row.case.promises.get(kind="REVIEW") for row in rows]
    clock.move(promises[0].due - clock.now() - timedelta(hours=1))
    Way.objects.update(quiet_from=0, quiet_until=0, off=[MORNING], morning_at=None)
    return promises


def test_missed_dates_are_told_once_in_one_line_for_the_job(told):
    missed(told, "Ada Lovelace", "Bo Diddley")
    told.later(hours=1, minutes=5)
    soon(told)
    soon(told)

    (text,) = mails(told.grace)

    assert "- Date missed, Field technician: Ada Lovelace, Bo Diddley" in text
    assert "http://127.0.0.1:8000/desk/" in text
    assert mails(told.dan) == []


def test_what_was_done_meanwhile_is_not_told(told):
    case = told.apply().case
    case.hand_over(to=told.dan, by=told.grace.actor, why="")
    Way.objects.update(quiet_from=0, quiet_until=23)
    soon(told)
    assert mails(told.dan) == []
    case.hand_over(to=told.grace, by=told.dan.actor, why="")
    told.later(days=1)

    assert [each.word for each in Notice.objects.filter(member=told.dan)] == [None]
    assert Notice.objects.waiting().filter(member=told.dan).count() == 0


def test_nothing_is_told_in_the_quiet_hours(told):
    way = Way.objects.of(told.grace)
    night = datetime(2026, 11, 25, 2, tzinfo=UTC)
    early = datetime(2026, 11, 25, 11, tzinfo=UTC)

    assert way.not_before(MORNING_THERE) == MORNING_THERE
    assert way.not_before(night) == way.not_before(early) == datetime(2026, 11, 25, 13, 15, tzinfo=UTC)
    way.quiet_from, way.quiet_until = 12, 14
    assert [way.is_quiet(hour) for hour in (11, 12, 14)] == [False, True, False]


def test_a_hand_over_is_told_to_the_taker_unless_he_took_it(told):
    case = told.apply().case
    case.hand_over(to=told.dan, by=told.grace.actor, why="")
    soon(told)
    case.hand_over(to=told.grace, by=told.grace.actor, why="")
    soon(told)

    (text,) = mails(told.dan)
    assert "- Handed to you, Field technician: Ada Lovelace" in text
    assert mails(told.grace) == []


def test_a_case_without_a_taker_tells_nobody(told):
    case = told.apply().case
    case.hand_overs.create(role="contact", giver=told.grace, taker=None, at=clock.now(), by="machine:clock")

    assert [each.kind for each in happenings.all_of_them(clock.now())] == []


def test_a_talk_within_two_hours_is_told_to_who_takes_part(told):
    talk = arrange(told, told.apply(), people=[told.dan], start=clock.now() + timedelta(hours=3))
    told.later(minutes=30)
    assert mails(told.dan) == []
    told.later(minutes=45)
    soon(told)

    assert "- Talk within two hours, Field technician: Ada Lovelace" in mails(told.dan)[0]
    notice = Notice.objects.get(kind=Kind.TALK)
    assert happenings.is_still_so(notice, clock.now())
    assert not happenings.is_still_so(notice, talk.start)


def test_words_of_distress_and_a_contradiction_are_waiting_now(told):
    case = told.apply().case
    Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    sad = Message.objects.receive(case, words="I had a funeral this week.", by=case.candidate.actor)
    again = Message.objects.receive(case, words="Hello?", by=case.candidate.actor)
    Message.objects.filter(pk=again.pk).update(hint={"contradicted": "2026"})

    found = {each.about for each in happenings.all_of_them(clock.now())}

    assert found == {f"message:{sad.pk}", f"message:{again.pk}:again"}
    soon(told)
    assert "- Waits for you now, Field technician: Ada Lovelace" in mails(told.grace)[0]
    assert all(happenings.is_still_so(notice, clock.now()) for notice in Notice.objects.all())


def test_who_waits_for_a_ring_is_waiting_now(told):
    case = told.apply().case
    Promise.objects.filter(case=case, kind="REVIEW").update(kind="CALLBACK", due=clock.now() + timedelta(minutes=10))

    (found,) = happenings.all_of_them(clock.now())

    assert (found.kind, found.member) == (Kind.WAITING, told.grace)


def test_who_acts_hears_of_it_while_the_owner_is_away(told):
    told.grace.be_away_today(by=told.grace.actor)
    case = told.apply().case
    Promise.objects.filter(case=case, kind="REVIEW").update(kind="CALLBACK", due=clock.now() + timedelta(minutes=10))

    assert [each.member for each in happenings.all_of_them(clock.now())] == [told.dan]


def test_what_was_switched_off_is_settled_without_a_word(told):
    Way.objects.of(told.dan).choose(robot=None, morning_hour=8, quiet_from=19, quiet_until=8, off=["handed"])
    told.apply().case.hand_over(to=told.dan, by=told.grace.actor, why="")
    soon(told)

    assert Notice.objects.get().settled_at is not None
    assert mails(told.dan) == []


def test_two_workers_say_it_once(told):
    told.apply().case.hand_over(to=told.dan, by=told.grace.actor, why="")
    soon(told)
    notice = Notice.objects.get()
    Notice.objects.update(settled_at=None, word=None, claimed_by="w")
    notice.refresh_from_db()
    work.tell(notice, "w")

    assert len(mails(told.dan)) == Word.objects.count() == 1


def test_the_morning_list_has_one_line_for_a_job_and_what_is_private(told):
    missed(told, *(f"Person{n} Long" for n in range(8)))
    told.later(hours=1, minutes=5)
    soon(told)
    arrange(told, told.apply(), people=[told.grace], start=clock.now() + timedelta(days=1))
    Reminder.objects.remind(
        by=told.grace, words="Ask Zhou Hang", day=Way.objects.of(told.grace).next_morning(clock.now()).date()
    )
    way = Way.objects.of(told.grace)
    way.choose(robot=None, morning_hour=8, quiet_from=19, quiet_until=8, off=[])
    before = len(mails(told.grace))
    told.later(seconds=(way.morning_at - clock.now()).total_seconds() + 1)

    first, *rest = mails(told.grace)[before:]
    assert rest == []
    assert "Good morning, Grace Hopper." in first
    assert "Late, Field technician: " in first
    assert "and 2 more" in first
    assert "talk: Ada Lovelace" in first
    assert "For yourself: Ask Zhou Hang" in first


def test_no_list_where_nothing_waits_or_nobody_is_there(told):
    way = Way.objects.of(told.dan)
    told.later(seconds=(way.morning_at - clock.now()).total_seconds() + 1)
    way.refresh_from_db()
    assert mails(told.dan) == []
    assert way.morning_at > clock.now()

    Reminder.objects.remind(by=told.dan, words="Look", day=way.morning_at.date())
    told.dan.be_away(way.morning_at.date(), way.morning_at.date(), by=told.dan.actor)
    told.later(seconds=(way.morning_at - clock.now()).total_seconds() + 1)
    assert mails(told.dan) == []


def test_a_list_of_yesterday_is_not_sent(told):
    way = Way.objects.of(told.dan)
    Reminder.objects.remind(by=told.dan, words="Look", day=clock.now().date())
    clock.move(way.morning_at - clock.now() + timedelta(hours=5))
    told.work()

    assert mails(told.dan) == []


def test_who_has_left_is_told_nothing(told):
    way = Way.objects.of(told.dan)
    told.dan.is_active = False
    told.dan.save()
    way.member.refresh_from_db()
    way.set_morning()

    assert way.morning_at is None


def test_who_comes_is_told_by_mail(told):
    eve = make_member("Eve Polastri")
    work.arrive(eve, eve.actor, clock.now())
    work.arrive(eve, eve.actor, clock.now())

    assert Way.objects.get(member=eve).morning_at is not None
    assert str(Way.objects.get(member=eve)) == f"way of {eve.pk}"
    assert str(Round.objects.get()) == str(Round.objects.get().look_at)


def test_the_count_of_a_week_is_by_day_and_name(told):
    told.apply().case.hand_over(to=told.dan, by=told.grace.actor, why="")
    soon(told)
    gone = make_member("Gone Girl", is_active=False)
    Word.objects.create(key="old", member=gone, queued_at=clock.now(), not_before=clock.now())

    rows = {row.member.name: row.days for row in queries.told(clock.now())}

    assert rows["Dan Okafor"] == [1, 0, 0, 0, 0, 0, 0]
    assert rows["Grace Hopper"] == [0] * 7
    assert [row.is_much for row in queries.told(clock.now())] == [False, False, False]
    assert len(queries.days(clock.now(), "UTC")) == 7


def test_a_single_name_stays():
    assert [shortened(name) for name in ("Ada", "王", "Ada King Lovelace")] == ["Ada", "王", "Ada L."]


def test_in_a_group_names_are_short_and_private_lines_missing(told):
    case = told.apply(Person("陈思远", "chen@example.org"), nonce="z").case
    case.hand_over(to=told.dan, by=told.grace.actor, why="")
    soon(told)
    letter = letters.of_notices(told.dan, Notice.objects.of_case())

    assert letter.for_group == "Handed to you, Field technician: 陈**"
    assert "陈思远" in letter.for_mail
    assert str(Notice.objects.get()).startswith("handed handover:")
