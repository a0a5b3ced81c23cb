"""A job that somebody ended closes by itself, once nobody waits for a word."""

from datetime import timedelta

import pytest

from hospes.foundation import claiming, clock
from hospes.jobs.registers import closing_checks
from tests.jobs.entries import verbs


@pytest.fixture
def waiting():
    """How many still wait; a test changes it."""
    people = ["2 people still wait."]
    closing_checks.add("test", lambda job: people)
    yield people
    closing_checks.remove("test")


def work():
    return claiming.run_once("machine:worker", names=["jobs.close"])


def test_it_waits_for_the_last_word_and_closes_in_the_name_of_who_ended_it(public, grace, waiting):
    public.close_when_told(by=grace.actor)
    public.close_when_told(by=grace.actor)
    assert (public.state, work()) == ("draft", 1)
    public.refresh_from_db()
    assert (public.state, public.last_error) == ("draft", "2 people still wait.")
    assert work() == 0

    waiting.clear()
    clock.move(timedelta(minutes=16))
    work()

    public.refresh_from_db()
    assert (public.state, public.close_at, work()) == ("closed", None, 0)
    assert verbs(public.key)[-2:] == ["job.closing", "job.closed"]
    public.close_when_told(by=grace.actor)
    assert public.close_at is None


def test_publishing_it_again_takes_the_wish_back(public, grace, waiting):
    public.close_when_told(by=grace.actor)
    public.publish(by=grace.actor)
    waiting.clear()

    assert (work(), public.state) == (0, "public")


def test_a_copy_does_not_end(public, grace, waiting):
    public.close_when_told(by=grace.actor)
    copy = public.copy(by=grace.actor)

    assert (copy.close_at, copy.close_by, copy.state) == (None, "", "draft")
