"""Open dates stand in their owners' calendars, move with their promises, and the sweep sees it (I11)."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils.translation import override

from hospes.calendars import about
from hospes.calendars.models import Entry
from hospes.foundation import clock
from hospes.promises import entries, settling
from hospes.promises.enums import IN_CALENDAR, Kind, State
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason


def standing(member=None):
    """The keys and ends of what stands, in one calendar or in all."""
    rows = Entry.objects.standing()
    rows = rows.filter(member=member) if member else rows
    return list(rows.values_list("key", "end"))


def found():
    return [violation.fact for violation in entries.same_as_the_ledger(clock.now())]


def moved(review, now, *, days=3, by="member:1", made_in="message:7"):
    """A letter with a later date was released: the promise of that date, which the old one runs before."""
    due = Promise.objects.default_due(review.case, Kind.REVIEW, now=review.due, days=days)
    review.propose_move(due=due, reason="slow", by=by, made_in=made_in, now=now)
    review.answer_in(made_in)
    return Promise.objects.make_proposed(made_in, now=now)[0]


@pytest.fixture
def entry(review) -> Entry:
    return Entry.objects.get(key=f"promise:{review.pk}")


def test_a_promise_stands_in_its_owners_calendar(world, review, entry):
    assert standing(world.grace) == [(f"promise:{review.pk}", review.due)]
    assert entry.start == review.due - timedelta(minutes=30)
    assert found() == []


def test_kept_it_leaves_and_taken_back_it_stands_again(review, entry, now):
    review.keep(at=now, by="member:1", evidence="E1")
    assert standing() == []

    review.revoke(at=now, by="member:1", why="bounced")

    assert standing() == [(entry.key, review.due)]
    assert Entry.objects.get().uid == entry.uid
    assert found() == []


def test_void_it_leaves(review, entry, now):
    review.void(VoidReason.WITHDREW, by="machine:site", now=now)

    assert standing() == []
    assert found() == []


def test_missed_it_stays_until_somebody_answers(review, entry):
    review.break_now(at=review.due)

    assert standing() == [(entry.key, review.due)]
    assert found() == []


def test_the_event_moves_when_the_new_date_was_told_and_not_before(review, entry, now):
    new = moved(review, now)
    assert standing() == [(entry.key, review.due)]
    assert found() == []

    settling.accepted("message:7", at=now, by="machine:post")

    after = Entry.objects.get()
    assert (after.uid, after.end, after.sequence) == (entry.uid, new.due, entry.sequence + 1)
    assert found() == []


def test_the_event_goes_back_when_the_letter_with_the_new_date_came_back(review, entry, now):
    moved(review, now)
    settling.accepted("message:7", at=now, by="machine:post")

    settling.revoked("message:7", at=now, by="machine:post", why="bounced")

    assert standing() == [(entry.key, review.due)]
    assert found() == []


def test_moved_twice_it_is_one_event_still(review, entry, now):
    first = moved(review, now)
    settling.accepted("message:7", at=now, by="machine:post")
    second = moved(first, now, made_in="message:8")
    settling.accepted("message:8", at=now, by="machine:post")

    assert standing() == [(entry.key, second.due)]
    second.keep(at=now, by="member:1", evidence="E1")
    assert standing() == []
    assert found() == []


def test_a_date_that_was_told_too_late_is_an_event_of_its_own(review, entry, now):
    new = moved(review, now)
    clock.set_to(review.due)

    settling.accepted("message:7", at=review.due, by="machine:post")

    assert standing() == [(entry.key, review.due), (f"promise:{new.pk}", new.due)]
    assert found() == []


def test_handed_over_it_changes_calendars(world, case, review, entry):
    case.hand_over(to=world.dan, by=world.helen.actor, why="")

    assert standing(world.grace) == []
    assert standing(world.dan) == [(entry.key, review.due)]
    assert found() == []


def test_what_does_not_belong_in_a_calendar_is_not_there(case, now):
    Promise.objects.make(case, Kind.REACH, by="member:1", now=now)

    assert set(Kind) - IN_CALENDAR == {"ACK", "REACH", "SAFE_CLOSE", "INTERVIEW"}
    assert set(entries.TITLES) == IN_CALENDAR
    assert len(standing()) == 1


def test_the_sweep_sees_what_is_missing_wrong_or_left_over(world, review, entry, now):
    Entry.objects.put(member=world.dan, key="promise:999", start=now, end=now + timedelta(hours=1), now=now)
    assert found() == [f"stands in the calendar of member {world.dan.pk}, who owes nothing there"]

    Entry.objects.filter(pk=entry.pk).update(end=now + timedelta(days=90))
    assert found()[0] == f"promise {review.pk} does not stand in its owner's calendar"

    Entry.objects.cancel(entry.key, now=now)
    Entry.objects.cancel("promise:999", now=now)
    assert found() == [f"promise {review.pk} does not stand in its owner's calendar"]


def test_the_owner_reads_who_it_is_and_a_stranger_does_not(world, case, review, entry):
    asked = about.told([entry], world.grace)[entry.key]
    assert (asked.title, asked.case) == (f"First answer due: {case.candidate.name}", case.public_id)
    assert asked.description

    stranger = type(world.grace)(pk=0, role="interviewer")
    unseen = about.told([entry], stranger)[entry.key]
    assert (unseen.title, unseen.description, unseen.case) == ("First answer due: a candidate", "", "")


def test_what_is_about_no_job_has_no_title_of_one(world, case, entry):
    type(case).objects.filter(pk=case.pk).update(about="company:1")
    with override("zh-hans"):
        assert about.told([entry], world.grace)[entry.key].description == ""


def test_an_installation_from_before_has_everything_afterwards(review, now):
    moved(review, now)
    Entry.objects.all().delete()

    migration = import_module("hospes.promises.migrations.0006_open_dates_in_calendars")
    migration.write_entries(apps, None)
    migration.write_entries(apps, None)

    assert standing() == [(f"promise:{review.pk}", review.due)]
    assert found() == []
    assert set(migration.KINDS) == IN_CALENDAR
    assert set(migration.OPEN) == {State.MADE, State.BROKEN}
