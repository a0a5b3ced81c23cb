"""What stands in calendars: put, moved, taken out, and safe to say twice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hospes.calendars import about
from hospes.calendars.about import About
from hospes.calendars.models import Entry

HOUR = timedelta(hours=1)


@pytest.fixture
def put(grace, now):
    """Put something of Grace's into her calendar, tomorrow for an hour."""

    def one(key="thing:1", member=grace, start=now + 24 * HOUR, **more):
        return Entry.objects.put(member=member, key=key, start=start, end=start + HOUR, now=now, **more)

    return one


def test_said_twice_it_stands_once_and_unchanged(put):
    first, again = put(), put()

    assert first == again
    assert again.sequence == 0
    assert Entry.objects.count() == 1
    assert str(again) == "thing:1"


def test_a_change_keeps_the_uid_and_counts_up(put, now):
    first = put()

    moved = put(start=now + 48 * HOUR)

    assert (moved.uid, moved.sequence) == (first.uid, 1)
    assert Entry.objects.get().start == now + 48 * HOUR


def test_what_was_cancelled_is_gone_and_can_come_back(put, grace, now):
    first = put()

    assert [Entry.objects.cancel("thing:1", now=now), Entry.objects.cancel("thing:1", now=now)] == [1, 0]
    assert list(Entry.objects.shown_to(grace, now)) == []

    back = put()
    assert (back.uid, back.sequence, back.cancelled_at) == (first.uid, 2, None)


def test_it_is_taken_out_of_everybody_elses_calendar(put, grace, dan, now):
    mine, his = put(), put(member=dan)

    assert Entry.objects.cancel("thing:1", now=now, but=dan) == 1
    assert list(Entry.objects.standing()) == [his]
    assert mine.uid != his.uid


def test_old_things_and_other_peoples_are_not_shown(put, grace, dan, now):
    shown = put()
    put("thing:2", start=now - timedelta(days=200))
    put("thing:3", member=dan)

    assert list(Entry.objects.shown_to(grace, now)) == [shown]


def test_nothing_ends_before_it_starts(grace, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.put(member=grace, key="thing:1", start=now, end=now, now=now)


def test_the_room_that_wrote_it_says_what_it_is_called(put, grace):
    asked = []

    def tell(keys, member):
        asked.append((keys, member))
        return {key: About(title=f"Thing {key}") for key in keys}

    about.tellers.add("thing", tell)
    try:
        words = about.told([put(), put("thing:2"), put("nobodys:1")], grace)
    finally:
        about.tellers.remove("thing")

    assert {key: one.title for key, one in words.items()} == {"thing:1": "Thing thing:1", "thing:2": "Thing thing:2"}
    assert asked == [(["thing:1", "thing:2"], grace)]
