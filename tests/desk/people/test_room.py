"""A proposed date has room on its owner's day; where the wished one has not, the page says why and who else has."""

from datetime import date

import pytest

from hospes.foundation import clock, working
from hospes.foundation import house as settings
from hospes.promises.capacity import CapacitySettings
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
from hospes.promises.models.making import exactly
from tests.desk.today.test_today import another, today


@pytest.fixture
def busy(house):
    """On the day of the next word, and on the one after, Grace has no room left."""
    for days in (5, 6):
        case = another(house, days).case
        Promise.objects.make(case, Kind.UPDATE, by="member:1", now=clock.now(), days=days)
    return house


@pytest.fixture(autouse=True)
def costly(db):
    """A word fills a day, a reading costs nothing."""
    settings.write(CapacitySettings, update=300, review=0)


def day(days):
    return working.due(clock.now(), days, "CA-ON").at.astimezone(working.calendar("CA-ON").tz).date()


@pytest.mark.parametrize("act", ["compose", "advance"])
def test_the_first_day_with_room_is_proposed_and_the_page_says_why(busy, act):
    stage = busy.ada.job.stages.get(kind="call")
    stage.promise_days = 5
    stage.save()
    Promise.objects.filter(case=busy.ada.case, kind="REVIEW").update(due=clock.now() + (day(5) - day(4)))

    page = busy.get(act)

    assert page.context["form"]["day"].value() == day(7).isoformat()
    assert "Grace Hopper owes 1 person a word on" in page.context["date_hint"]
    assert "Dan Okafor has room by then." in page.context["date_hint"]
    assert page.context["date_hint"] in page.content.decode()


def test_a_day_without_room_may_be_chosen_all_the_same(busy):
    looked = busy.post("compose", text="By {date}.", day=day(5).isoformat(), do="preview")
    assert "Grace Hopper owes 1 person a word on" in looked.context["date_hint"]

    busy.post("compose", text="By {date}.", day=day(5).isoformat())

    assert Promise.objects.get(case=busy.case, kind="UPDATE").due == working.due(clock.now(), 5, "CA-ON").at


def test_a_free_day_needs_no_reason(house):
    assert "owes" not in house.get("compose").context["date_hint"]


def test_more_time_is_asked_for_to_a_day_with_room(house):
    before = house.get("hold").context["form"]["day"].value()
    case = another(house, 9).case
    due = exactly(working.closing(date.fromisoformat(before), "CA-ON"), "CA-ON")
    Promise.objects.make(case, Kind.UPDATE, by="member:1", now=clock.now(), due=due)
    settings.write(CapacitySettings, review=300)

    page = house.get("hold")

    assert page.context["form"]["day"].value() > before
    assert "first day with room" in page.context["date_hint"]


def test_the_lead_sees_on_today_that_nobody_can_read_in_time(house):
    settings.write(CapacitySettings, review=10_000)
    house.sign_in(house.world.helen)

    page = today(house)

    assert any("Grace Hopper has no day with room" in each["text"] for each in page.context["warnings"])
    house.sign_in(house.world.dan)
    assert not any("no day with room" in each["text"] for each in today(house).context["warnings"])
