from datetime import date

import pytest
from django.db import IntegrityError, transaction

from hospes.jobs.models import Job, Opening
from hospes.jobs.refusals import NotOfThisJob, OpeningEnded
from tests.jobs.entries import verbs
from tests.makers import make_job


def test_seats_are_numbered_and_say_who_approved_them(company, grace, dan):
    job = Job.objects.draft(titles={"en": "Welder"}, by=grace.actor)

    first = job.open_opening(by=grace.actor)
    second = job.open_opening(by=grace.actor, reason="Growth", cost_centre="410", approved_by=dan)

    assert [str(first), str(second)] == ["opening 1", "opening 2"]
    assert (first.approved_on, second.approved_on) == (None, date(2026, 11, 24))
    assert job.open_seats() == 2


@pytest.mark.parametrize(("verb", "state"), [("fill_opening", "filled"), ("cancel_opening", "cancelled")])
def test_a_seat_ends_once(job, grace, verb, state):
    seat = job.openings.get()

    getattr(job, verb)(seat, by=grace.actor, why="Budget withdrawn")

    assert (seat.state, seat.ended_by, seat.ended_why) == (state, grace.actor, "Budget withdrawn")
    assert (job.open_seats(), verbs(job.key)[-1]) == (0, f"job.opening_{state}")
    assert not Opening.objects.still_open().exists()
    with pytest.raises(OpeningEnded, match="Opening 1"):
        job.fill_opening(seat, by=grace.actor)


def test_a_seat_of_another_job_is_not_ours(job, grace):
    with pytest.raises(NotOfThisJob):
        job.fill_opening(make_job().openings.get(), by=grace.actor)


@pytest.mark.parametrize("broken", [{"state": "filled"}, {"ended_by": "member:1"}, {"approved_on": date(2026, 1, 1)}])
def test_the_database_holds_what_it_can(job, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        job.openings.update(**broken)
