from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hospes.foundation import house, working
from hospes.promises.capacity import CapacitySettings, Diary, diary, local_day, room_for
from hospes.promises.enums import Kind, State
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models import Promise
from hospes.promises.models.making import exactly
from hospes.promises.rounds import review_due, room_to_review
from hospes.team.models import Member
from tests.makers import SHANGHAI
from tests.queries import count

# Wednesday; the next working day after the Thursday and Friday is Monday the 14th.
WEDNESDAY = datetime(2026, 9, 9, 15, tzinfo=UTC)
THURSDAY, FRIDAY, MONDAY, TUESDAY = (date(2026, 9, day) for day in (10, 11, 14, 15))


def on(day, calendar="CA-ON"):
    return exactly(working.closing(day, calendar), calendar)


def member(pk=1, **facts):
    return Member(pk=pk, name="Grace Hopper", calendar="CA-ON", zone="America/Toronto", **facts)


def empty(**settings):
    return Diary(now=WEDNESDAY, settings=CapacitySettings(**settings), promised=PromiseSettings())


def full(known, owner, day):
    while known.has_room(owner, day, Kind.REVIEW):
        known.book(owner, day, Kind.REVIEW)


def test_the_kinds_that_cost_nobody_a_day_cost_nothing():
    costs = {kind: CapacitySettings().minutes(kind) for kind in Kind}

    assert {kind for kind, cost in costs.items() if cost == 0} == {Kind.ACK, Kind.REACH, Kind.SAFE_CLOSE}


def test_a_day_holds_six_tenths_of_its_hours():
    known, grace = empty(review=15), member()
    hours = working.worked(working.opens(FRIDAY, "CA-ON"), working.closing(FRIDAY, "CA-ON"), "CA-ON")

    full(known, grace, FRIDAY)

    assert known.budget(grace, FRIDAY) == hours.total_seconds() / 60 * 0.6
    assert known.owed[grace.pk, FRIDAY] == known.budget(grace, FRIDAY) // 15
    assert known.budget(grace, date(2026, 9, 12)) == 0


@pytest.mark.parametrize(
    ("taken", "first", "fits"),
    [
        ([], THURSDAY, True),
        ([THURSDAY], FRIDAY, True),
        ([THURSDAY, FRIDAY], MONDAY, True),
        ([THURSDAY, FRIDAY, MONDAY], TUESDAY, True),
        ([THURSDAY, FRIDAY, MONDAY, TUESDAY], TUESDAY, False),
    ],
)
def test_the_first_day_with_room_from_the_wished_one_to_the_latest(taken, first, fits):
    known, grace = empty(), member()
    for day in taken:
        full(known, grace, day)

    room = known.first(grace, Kind.REVIEW, wished=on(THURSDAY), latest=on(TUESDAY))

    assert (local_day(room.due), room.fits, room.is_as_wished) == (first, fits, not taken)
    assert bool(room.why()) == bool(taken)


def test_a_wish_beyond_the_latest_day_is_left_as_it_is():
    room = empty().first(member(), Kind.REVIEW, wished=on(TUESDAY), latest=on(THURSDAY))

    assert room.is_as_wished


def test_it_says_why_and_who_else_has_room():
    known, grace, dan = empty(), member(), Member(pk=2, name="Dan Okafor", **SHANGHAI)
    full(known, grace, THURSDAY)

    room = known.first(grace, Kind.REVIEW, wished=on(THURSDAY), latest=on(TUESDAY), deputy=dan)

    with translation.override("en"):
        assert room.why() == (
            "Grace Hopper owes 21 people a word on Thu 10 Sep already; Fri 11 Sep is the first day with room. "
            "Dan Okafor has room by then."
        )
    full(known, dan, THURSDAY)
    assert known.first(grace, Kind.REVIEW, wished=on(THURSDAY), latest=on(TUESDAY), deputy=dan).other is None


def test_a_day_off_and_a_full_fortnight_are_said_as_such():
    known, grace = empty(), member()
    saturday = known.first(grace, Kind.UPDATE, wished=on(date(2026, 9, 12)), latest=on(TUESDAY))
    full(known, grace, MONDAY)
    full(known, grace, TUESDAY)
    none = known.first(grace, Kind.REVIEW, wished=on(MONDAY), latest=on(TUESDAY))

    with translation.override("en"):
        assert saturday.why() == "Grace Hopper does not work on Sat 12 Sep; Mon 14 Sep is the first day with room."
        assert none.why() == (
            "Grace Hopper has no day with room between Mon 14 Sep and Tue 15 Sep, the latest possible one."
        )


def test_what_is_owed_and_who_is_away_are_read_from_the_rows(world, case, review, now):
    Promise.objects.make(case, Kind.REPLY, by="member:1", now=now, subject="message:1")
    day = local_day(review.as_due)
    away = working.due(now, 3, "CA-ON")
    world.grace.be_away(local_day(away), local_day(away), by=world.grace.actor)

    known = diary([world.grace, world.dan], now=now)

    assert known.minutes[world.grace.pk, day] == 15
    assert known.owed[world.grace.pk, day] == 1
    assert known.budget(world.grace, local_day(away)) == 0
    assert known.budget(world.dan, local_day(away)) > 0
    assert not known.has_room(world.grace, local_day(away), Kind.UPDATE)


def test_what_is_missed_weighs_on_today(world, case, review):
    later = review.due + timedelta(days=3)
    Promise.objects.filter(pk=review.pk).update(state=State.BROKEN, broken_at=review.due)

    known = diary([world.grace], now=later)

    assert known.minutes[world.grace.pk, later.astimezone(working.calendar("CA-ON").tz).date()] == 15


def test_reading_takes_the_same_queries_for_many(world, case, now):
    one = count(lambda: diary([world.grace], now=now))

    assert count(lambda: diary([world.grace, world.dan, world.helen], now=now)) == one == 4


def test_a_case_asks_for_its_contact_within_the_ceiling(world, case, now):
    house.write(CapacitySettings, update=10_000)
    wished = Promise.objects.default_due(case, Kind.UPDATE, now=now)

    room = room_for(case, Kind.UPDATE, wished=wished, now=now)

    assert (room.owner, room.fits) == (world.grace, False)
    assert room.due == working.due(now, 7, "CA-ON")
    assert room_for(case, Kind.UPDATE, wished=wished, now=now, latest=wished).due == wished
    case.deputy = None
    assert room_for(case, Kind.UPDATE, wished=wished, now=now).other is None


def test_who_comes_when_the_day_is_full_is_told_the_next_one(world, case, now):
    # One reading fills half a day and more.
    house.write(CapacitySettings, review=200)

    first = review_due(case, closes_on=None, now=now)

    assert first == working.due(now, 6, "CA-ON")
    assert review_due(case, closes_on=None, now=now, days=6) == first


def test_the_shown_day_is_kept_where_it_can_have_been_shown(case, now):
    house.write(CapacitySettings, review=200)
    wished, first = (local_day(working.due(now, days, "CA-ON")) for days in (5, 6))

    assert local_day(review_due(case, closes_on=None, now=now, shown=wished)) == wished
    for never in (first, wished - timedelta(days=1), first + timedelta(days=9)):
        assert local_day(review_due(case, closes_on=None, now=now, shown=never)) == first


def test_beyond_the_ceiling_nobody_is_sent_away(world, case, now):
    house.write(CapacitySettings, review=10_000)

    room = room_to_review(world.grace, closes_on=None, now=now)

    assert not room.fits
    assert room.due == working.due(now, 10, "CA-ON")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    taken=st.dictionaries(st.integers(0, 20), st.integers(0, 30), max_size=15),
    wish=st.integers(0, 12),
    span=st.integers(0, 12),
    key=st.sampled_from(["CA-ON", "CN"]),
)
def test_it_is_the_first_and_every_day_before_it_is_full(taken, wish, span, key):
    known, owner = empty(), Member(pk=1, name="Ada", calendar=key)
    dues = [working.due(WEDNESDAY, days, key) for days in range(1, 27)]
    for place, times in taken.items():
        for _ in range(times):
            known.book(owner, local_day(dues[place]), Kind.REVIEW)

    room = known.first(owner, Kind.REVIEW, wished=dues[wish], latest=dues[wish + span])

    place = dues.index(room.due)
    assert wish <= place <= wish + span
    assert room.fits == known.has_room(owner, local_day(room.due), Kind.REVIEW)
    assert not any(known.has_room(owner, local_day(due), Kind.REVIEW) for due in dues[wish:place])
    assert room.fits or place == wish + span
