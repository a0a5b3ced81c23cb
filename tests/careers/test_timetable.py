from datetime import UTC, datetime, timedelta

from hospes.careers import timetable
from hospes.foundation import clock, house, working
from hospes.foundation.working import Due
from hospes.jobs.drafts import StageDraft
from hospes.promises.capacity import CapacitySettings, local_day
from hospes.promises.models import Promise
from tests.careers.pages import value_of, words


def test_a_date_beyond_the_published_holidays_is_around():
    due = Due(at=datetime(2031, 3, 3, 10, tzinfo=UTC), calendar="CN", version="1", around=True)

    date = timetable.date(due, "Asia/Shanghai", "Asia/Shanghai", "en")

    assert date.day == "Mon 3 Mar 2031"
    assert date.line.startswith("or a little later")


def test_a_make_up_day_says_that_it_is_one():
    due = Due(at=datetime(2026, 10, 10, 10, tzinfo=UTC), calendar="CN", version="1", around=False)

    assert "(" in timetable.date(due, "Asia/Shanghai", "Asia/Shanghai", "en").day


def test_long_ways_are_told_in_hours(client, world):
    [*_rest, last] = world.job.plan()
    talk = StageDraft(
        stage=last.pk, kind="talk", name={"en": "A day"}, minutes=240, promise_kind="DECISION", promise_days=3
    )
    world.job.change_stage(last, talk, by=world.grace.actor)

    assert "About 6 hours of your time" in words(client.get(f"/en/jobs/{world.job.public_id}/"))


def test_without_a_reading_no_date_is_said(client, world):
    world.job.stages.all().delete()

    assert timetable.answer_due(world.job, clock.now()) is None
    assert "You will hear by" not in words(client.get(f"/en/jobs/{world.job.public_id}/"))


def test_the_page_says_the_first_day_with_room_and_that_day_is_promised(client, world, send):
    house.write(CapacitySettings, review=300)
    page = f"/en/jobs/{world.job.public_id}/"
    before = value_of(client.get(page), "hears")
    send()
    clock.move(timedelta(minutes=2))

    after = client.get(page)

    assert value_of(after, "hears") > before
    assert value_of(after, "hears") == local_day(timetable.answer_due(world.job, clock.now())).isoformat()
    # What follows the reading counts from its day.
    assert timetable.line(world.job, timetable.answer_due(world.job, clock.now()), "en") in words(after)


def test_a_shown_day_that_was_tampered_with_changes_nothing(client, world, send):
    send(hears="tomorrow, please")

    due = Promise.objects.get(kind="REVIEW").as_due

    assert local_day(due) == local_day(working.due(clock.now(), 5, "CA-ON"))
