import pytest

from hospes.applications.closing_checks import nobody_waits
from hospes.applications.models.submitting import Person
from hospes.jobs.refusals import CannotClose


def test_a_job_closes_only_when_nobody_waits(world):
    assert list(nobody_waits(world.job)) == []
    spam = world.apply()
    world.apply(Person(name="Bo", email="bo@example.org"), nonce="n-2").set_aside(by=world.grace, why="spam")

    with pytest.raises(CannotClose) as refused:
        world.job.close(by=world.grace.actor)

    assert refused.value.reasons == ["1 person still waits for an answer."]
    spam.set_aside(by=world.grace, why="test")
    world.job.close(by=world.grace.actor)
    assert world.job.state == "closed"
