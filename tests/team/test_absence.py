"""Absences are recorded, never refused, and who is here is computed from them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.team import rules
from hospes.team.enums import AbsenceKind
from hospes.team.models import Absence, Member
from hospes.team.refusals import AbsenceEndsFirst, AbsenceOver, AbsenceRuns, AbsenceTooLong

MONDAY, FRIDAY = date(2026, 11, 30), date(2026, 12, 4)
# Midnight before the Monday, and after the Friday, in Shanghai.
STARTS, UNTIL = datetime(2026, 11, 29, 16, tzinfo=UTC), datetime(2026, 12, 4, 16, tzinfo=UTC)


@pytest.fixture
def yue(make) -> Member:
    return make("Yue Lin", zone="Asia/Shanghai", calendar="CN")


@pytest.fixture
def week(yue) -> Absence:
    return yue.be_away(MONDAY, FRIDAY, note="Kunming", by=yue.actor)


def test_days_away_are_whole_days_where_the_member_is(yue, week):
    assert (week.starts, week.until, week.whole_days) == (STARTS, UNTIL, True)
    assert (week.kind, week.told_by, week.note) == (AbsenceKind.HOLIDAY, yue.actor, "Kunming")
    assert str(week) == f"holiday of {yue.pk}"


@pytest.mark.parametrize(("at", "here"), [(STARTS - timedelta(seconds=1), True), (STARTS, False), (UNTIL, True)])
def test_one_is_away_from_the_first_instant_to_before_the_last(yue, week, at, here):
    assert yue.is_present(at) == here
    assert Absence.objects.at(at).exists() == (not here)
    assert yue.absence_at(at) == (None if here else week)


def test_somebody_who_left_is_not_here_either(make, now):
    gone = make("Gone Girl", is_active=False)

    assert not gone.is_present(now)
    assert not gone.is_present_throughout(now, now + timedelta(days=1))


def test_a_span_is_covered_by_who_is_here_throughout(yue, week):
    assert not yue.is_present_throughout(UNTIL - timedelta(seconds=1), UNTIL + timedelta(days=1))
    assert yue.is_present_throughout(UNTIL, UNTIL + timedelta(days=1))
    assert list(Absence.objects.touching(STARTS, UNTIL)) == [week]
    assert not Absence.objects.touching(UNTIL, UNTIL + timedelta(days=1)).exists()


def test_telling_it_again_changes_nothing(yue, week, helen):
    assert yue.be_away(MONDAY, FRIDAY, by=helen.actor) == week
    assert Entry.objects.filter(verb="member.away").count() == 1


def test_a_span_that_ends_before_it_starts_is_refused(yue):
    with pytest.raises(AbsenceEndsFirst):
        yue.be_away(FRIDAY, MONDAY, by=yue.actor)
    with pytest.raises(AbsenceEndsFirst):
        yue.be_away_between(UNTIL, UNTIL, kind=AbsenceKind.OTHER, by=yue.actor)
    with pytest.raises(AbsenceTooLong):
        yue.be_away(MONDAY, date(2126, 12, 4), by=yue.actor)


def test_the_database_holds_it_too(yue, week):
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.filter(pk=week.pk).update(until=week.starts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(
            member=yue, kind="ill", starts=STARTS, until=UNTIL, told_by=yue.actor, told_at=clock.now()
        )


def test_anybody_may_tell_in_one_tap_that_somebody_is_ill(yue, dan, now):
    row = yue.be_away_today(by=dan.actor)

    # It is ten in the morning in Shanghai; the day ends at 16:00 UTC.
    assert now <= row.starts <= clock.now()
    assert row.until == datetime(2026, 11, 24, 16, tzinfo=UTC)
    assert (row.kind, row.whole_days, row.told_by, row.is_unexpected) == (AbsenceKind.ILL, False, dan.actor, True)
    assert yue.be_away_today(by=yue.actor) == row
    assert yue.absences.count() == 1


def test_the_longest_of_two_says_until_when(yue, week):
    clock.set_to(STARTS)

    ill = yue.be_away_between(STARTS, UNTIL + timedelta(days=3), kind=AbsenceKind.ILL, by=yue.actor)

    assert yue.absence_at(STARTS) == ill


def test_who_is_back_earlier_is_here_again_and_the_row_stays(yue, week):
    clock.set_to(STARTS + timedelta(days=1))

    week.end(by=yue.actor)

    assert STARTS + timedelta(days=1) <= week.until <= clock.now()
    assert yue.is_present(clock.now())
    assert not Absence.objects.not_over(clock.now()).exists()
    with pytest.raises(AbsenceOver):
        week.end(by=yue.actor)


def test_ending_what_has_not_begun_calls_it_off(yue, week):
    week.end(by=yue.actor)

    assert week.cancelled_at is not None
    assert yue.is_present(STARTS)


def test_what_has_not_begun_is_called_off_once(yue, week):
    week.cancel(by=yue.actor)
    week.cancel(by=yue.actor)

    assert Entry.objects.filter(verb="absence.cancelled").count() == 1
    assert not Absence.objects.at(STARTS).exists()
    assert not week.runs_at(STARTS)
    assert not week.touches(STARTS, UNTIL)
    with pytest.raises(AbsenceOver):
        week.end(by=yue.actor)
    again = yue.be_away(MONDAY, FRIDAY, by=yue.actor)
    assert again != week


def test_what_has_begun_is_not_called_off(yue, week):
    clock.set_to(STARTS)

    with pytest.raises(AbsenceRuns):
        week.cancel(by=yue.actor)


@pytest.mark.parametrize(("hours", "told"), [(4, False), (5, True)])
def test_more_than_four_working_hours_are_worth_telling(yue, hours, told):
    opens = datetime(2026, 11, 30, 1, tzinfo=UTC)
    row = yue.be_away_between(opens, opens + timedelta(hours=hours), kind=AbsenceKind.OTHER, by=yue.actor)

    assert row.is_worth_telling() == told


def test_an_absence_is_planned_by_oneself_the_lead_and_admins(yue, helen, dan, make):
    sofia = make("Sofia Lund")
    yue.lead = sofia

    assert [rules.may_record_absence(who, yue) for who in (yue, sofia, helen, dan)] == [True, True, True, False]
    dan.is_active = False
    assert not rules.may_record_absence(dan, dan)
