"""Talks in the calendars of those who take part: there from the letter on, moved with the talk, gone with it."""

from datetime import timedelta

import pytest

from hospes.calendars import about
from hospes.calendars.models import Entry
from hospes.foundation import clock
from hospes.interviews.checks import planned_talks_stand_in_calendars
from hospes.interviews.models import Interview
from hospes.promises.enums import Reason
from tests.conftest import NOW
from tests.interviews.test_talks import START, arrange, talk


@pytest.fixture
def world(world):
    clock.set_to(NOW)
    return world


@pytest.fixture
def application(world):
    return world.apply()


@pytest.fixture
def interview(world, application) -> Interview:
    return arrange(world, application)


def entries(interview):
    return Entry.objects.standing().filter(key=interview.key).order_by("member")


def found():
    return [each.code for each in planned_talks_stand_in_calendars(clock.now())]


def test_everybody_who_takes_part_has_it_in_his_calendar_under_the_invitations_name(world, interview):
    rows = list(entries(interview))

    assert {row.member for row in rows} == {world.grace, world.dan}
    assert {(row.start, row.end, row.uid) for row in rows} == {(START, interview.end, interview.uid)}
    assert found() == []


def test_until_the_letter_leaves_it_stands_nowhere(world, application):
    planned = talk(world, application)
    Interview.objects.arrange(application, planned, by=world.grace, draft=Interview.objects.draft(application, planned))

    assert not Entry.objects.filter(key__startswith="interview:").exists()


def test_moved_it_stands_at_the_new_hour(world, interview):
    to = START + timedelta(days=1)
    draft = interview.draft_move(to, Reason.CANDIDATE_ASKED)
    interview.move(to=to, reason=Reason.CANDIDATE_ASKED, by=world.grace, draft=draft)
    world.later(minutes=1)

    assert {(row.start, row.sequence, row.uid) for row in entries(interview)} == {(to, 1, interview.uid)}
    assert found() == []


def test_called_off_it_is_gone_from_everybodys(world, interview):
    interview.cancel(by=world.grace, draft=interview.draft_cancel())
    world.later(minutes=1)

    assert not entries(interview).exists()
    assert found() == []


def test_what_took_place_stays_where_it_was(world, interview):
    clock.set_to(START + timedelta(hours=1))
    interview.held(by=world.dan)

    assert entries(interview).count() == 2


def test_its_reader_sees_whom_he_talks_to_where_and_about_what(world, interview):
    mine, his = (about.told(entries(interview), member)[interview.key] for member in (world.grace, world.dan))

    assert (mine.title, mine.place, mine.description, mine.busy) == (
        "Talk with Ada Lovelace",
        "https://meet.example/ada",
        "pumps",
        True,
    )
    assert mine.case == interview.application.case.public_id
    assert his.title == mine.title


def test_who_may_not_see_the_case_has_the_talk_without_its_page(world, interview):
    type(world.dan).objects.filter(pk=world.dan.pk).update(role="interviewer")
    world.dan.refresh_from_db()

    said = about.told(entries(interview), world.dan)[interview.key]

    assert (said.title, said.case) == ("Talk with Ada Lovelace", "")


def test_a_stranger_reads_nothing_of_it(world, interview):
    interview.participants.all().delete()
    type(world.dan).objects.filter(pk=world.dan.pk).update(role="interviewer")
    world.dan.refresh_from_db()

    assert about.told(entries(interview), world.dan) == {}


def test_the_sweep_sees_what_is_missing_and_what_is_over(world, interview):
    Entry.objects.filter(member=world.dan, key=interview.key).delete()
    assert found() == ["I11"]

    Interview.objects.update(state="cancelled", settled_at=NOW, settled_by="x")
    assert found() == ["I11"]
