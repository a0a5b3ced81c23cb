"""Private reminders: one's own, put off, ticked; nobody else sees them, and they are no promise."""

from datetime import timedelta

import pytest

from hospes.journal.models import Entry
from hospes.notices.models import Reminder
from hospes.notices.models.reminder import today_of
from hospes.notices.refusals import NothingToRemember, ReminderPassed


def test_a_reminder_is_put_off_ticked_and_taken_back(world):
    today = today_of(world.grace)
    before = Entry.objects.count()
    row = Reminder.objects.remind(by=world.grace, words="Ask Zhou Hang", day=today, case=None)
    assert [str(each) for each in Reminder.objects.due(today)] == ["Ask Zhou Hang"]

    row.snooze(today + timedelta(days=1))
    assert list(Reminder.objects.due(today)) == []
    row.tick()
    done = row.done_at
    row.tick()
    assert (row.done_at, list(Reminder.objects.open())) == (done, [])
    row.untick()
    assert list(Reminder.objects.open()) == [row]
    assert Entry.objects.count() == before


def test_it_is_read_by_its_owner_alone(world):
    row = Reminder.objects.remind(by=world.grace, words="Ask", day=today_of(world.grace))
    for other in (world.dan, world.helen):
        assert list(Reminder.objects.seen_by(other)) == []
    assert list(Reminder.objects.seen_by(world.grace)) == [row]
    world.grace.is_active = False
    assert list(Reminder.objects.seen_by(world.grace)) == []


def test_a_reminder_needs_words_and_a_day_to_come(world):
    today = today_of(world.grace)
    with pytest.raises(NothingToRemember):
        Reminder.objects.remind(by=world.grace, words=" ", day=today)
    with pytest.raises(ReminderPassed):
        Reminder.objects.remind(by=world.grace, words="Ask", day=today - timedelta(days=1))
    row = Reminder.objects.remind(by=world.grace, words="Ask", day=today)
    with pytest.raises(ReminderPassed):
        row.snooze(today - timedelta(days=1))
