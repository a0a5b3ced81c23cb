import pytest

from hospes.applications.refusals import AlreadyDecided
from hospes.conversations.models import Message
from hospes.foundation import clock, sweeping
from tests.applications.test_story import decline, states


@pytest.fixture
def application(world):
    return world.apply()


def test_stepping_back_twice_is_once(application):
    receipt = application.withdraw(words="Another job")

    assert receipt.ending.reason_text == "Another job"
    assert application.withdraw() is None
    assert states(application) == {("ACK", "kept"), ("REVIEW", "void"), ("REACH", "made")}


def test_after_a_no_one_cannot_step_back(world, application):
    decline(world, application)
    world.later(seconds=31)

    with pytest.raises(AlreadyDecided):
        application.withdraw()


def test_an_answer_that_came_back_has_been_decided_all_the_same(world, application):
    world.office.refuse("ada@example.org")
    decline(world, application)
    world.later(seconds=31)

    with pytest.raises(AlreadyDecided):
        application.withdraw()


def test_a_returned_receipt_is_sent_again(world, application):
    world.office.refuse("ada@example.org")
    application.withdraw()
    world.work()

    Message.objects.get(letter="withdrawn").send_again(by=world.grace)
    world.later(seconds=31)
    world.later(hours=25)

    assert world.fresh(application).case.ending.decided_by == application.case.candidate.actor
    assert world.fresh(application).case.state == "closed"
    assert sweeping.sweep(clock.now()).found == []
