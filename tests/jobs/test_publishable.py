from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from hospes.foundation import clock
from hospes.jobs.models import Job
from hospes.jobs.refusals import (
    CannotClose,
    ClosingDateWithoutRound,
    JobIsClosed,
    NotReadyToPublish,
    RoundWithoutRoom,
    UnknownValue,
)
from hospes.jobs.registers import closing_checks
from tests.jobs.entries import verbs

IN_A_WEEK = date(2026, 12, 1)


def test_publishing_shows_the_job_to_everybody(job, grace, now):
    job.publish(by=grace.actor)

    assert (job.state, job.published_at.date()) == ("public", now.date())
    assert list(Job.objects.listed()) == list(Job.objects.readable()) == [job]
    assert verbs(job.key)[-1] == "job.published"


def test_publishing_twice_is_publishing_once(job, grace):
    job.publish(by=grace.actor)
    first = job.published_at
    clock.move(timedelta(days=1))

    job.publish(by=grace.actor)

    assert job.published_at == first
    assert verbs(job.key).count("job.published") == 1


def test_what_is_missing_is_said_in_words(company, grace, dan):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)

    with pytest.raises(NotReadyToPublish, match="cannot be published yet") as refusal:
        job.publish(by=grace.actor)

    assert "Say what it pays." in refusal.value.problems
    assert job.state == "draft"


def test_an_unlisted_job_is_read_by_its_address_only(job, grace):
    job.unlist(by=grace.actor)

    assert list(Job.objects.readable()) == [job]
    assert not Job.objects.listed().exists()


def test_a_public_job_becomes_unlisted_whatever_is_missing_by_now(public, grace):
    grace.address_refused_at = clock.now()
    grace.save(update_fields=["address_refused_at"])

    public.unlist(by=grace.actor)

    assert public.state == "unlisted"


@pytest.mark.parametrize("state", ["public", "unlisted", "draft"])
def test_unpublishing_is_always_possible_at_once(job, grace, state):
    closing_checks.add("test", lambda job: ["9 people wait."])
    try:
        {"public": job.publish, "unlisted": job.unlist, "draft": lambda by: None}[state](by=grace.actor)
        job.unpublish(by=grace.actor)
        job.unpublish(by=grace.actor)
    finally:
        closing_checks.remove("test")

    assert job.state == "draft"
    assert not Job.objects.readable().exists()
    assert verbs(job.key).count("job.unpublished") == (state != "draft")


def test_a_job_does_not_close_while_somebody_waits(public, grace):
    closing_checks.add("test", lambda job: ["9 people wait."])
    try:
        with pytest.raises(CannotClose, match="cannot be closed yet") as refusal:
            public.close(by=grace.actor)
    finally:
        closing_checks.remove("test")

    assert refusal.value.reasons == ["9 people wait."]
    assert public.state == "public"


def test_a_closed_job_is_nowhere_and_stays_as_it_is(public, grace):
    public.close(by=grace.actor)
    public.close(by=grace.actor)

    assert not Job.objects.readable().exists()
    assert not Job.objects.live().exists()
    for verb in (public.publish, public.unlist):
        with pytest.raises(JobIsClosed):
            verb(by=grace.actor)
    with pytest.raises(JobIsClosed):
        public.write("en", title="Other", by=grace.actor)
    assert verbs(public.key).count("job.closed") == 1


def test_a_closed_job_may_be_reopened_as_a_draft(public, grace):
    public.close(by=grace.actor)

    public.reopen(by=grace.actor)
    public.reopen(by=grace.actor)

    assert (public.state, public.closed_at) == ("draft", None)


def test_a_round_takes_applications_until_its_day_is_over(job, grace):
    job.set_intake("round", closes_on=IN_A_WEEK, decision_on=date(2026, 12, 17), by=grace.actor)
    job.publish(by=grace.actor)

    # 23:59 in Toronto on the closing date is already the next day in UTC.
    clock.set_to(clock.now().replace(month=12, day=2, hour=4, minute=59))
    assert job.accepts_applications()
    assert Job.objects.listed().exists()

    clock.move(timedelta(days=1))
    assert not job.accepts_applications()
    assert not Job.objects.listed().exists()
    assert job.is_readable


def test_a_draft_takes_no_applications(job):
    assert not job.accepts_applications()


@pytest.mark.parametrize(
    ("intake", "closes_on", "refusal"),
    [
        ("rolling", IN_A_WEEK, ClosingDateWithoutRound),
        ("round", date(2026, 11, 23), RoundWithoutRoom),
        ("round", date(2027, 1, 4), RoundWithoutRoom),
        ("lottery", None, UnknownValue),
    ],
)
def test_a_round_closes_within_forty_days(job, grace, intake, closes_on, refusal):
    with pytest.raises(refusal):
        job.set_intake(intake, closes_on=closes_on, by=grace.actor)

    assert (job.intake, job.closes_on) == ("rolling", None)


def test_the_last_day_of_a_round_is_forty_days_away(job, grace):
    job.set_intake("round", closes_on=date(2027, 1, 3), by=grace.actor)

    assert job.closes_on == date(2027, 1, 3)


@pytest.mark.parametrize(
    "broken",
    [
        {"contact": None, "deputy": None},
        {"published_at": None},
        {"state": "closed"},
        {"closes_on": IN_A_WEEK},
        {"intake": "round"},
        {"pay_low": 80000},
        {"pay_high": None},
        {"pay_low": None},
        {"currency": ""},
        {"pay_kind": "tariff", "pay_low": None, "pay_high": None},
        {"employment": "serfdom"},
    ],
)
def test_the_database_holds_what_it_can(public, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=public.pk).update(**broken)


def test_the_database_knows_that_nobody_covers_for_himself(public, grace):
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=public.pk).update(deputy=grace)
