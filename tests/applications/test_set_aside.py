from datetime import timedelta

import pytest

from hospes.applications import queries
from hospes.applications.enums import Aside
from hospes.applications.refusals import AlreadyDecided, NotRestorable, TooFarForThat
from hospes.cases.refusals import AlreadyOpen
from hospes.conversations.models import Message
from hospes.foundation import clock, sweeping
from tests.applications.test_story import states


@pytest.fixture
def application(world):
    return world.apply()


def test_what_was_no_application_ends_without_a_word(world, application):
    application.set_aside(by=world.grace, why=Aside.SPAM)
    application.set_aside(by=world.dan, why=Aside.TEST)

    assert (application.case.state, application.case.ending.reason_key) == ("closed", "spam")
    assert states(application) == {("ACK", "kept"), ("REVIEW", "void")}
    assert list(queries.put_aside(world.job, world.grace)) == [application]
    assert list(queries.ended(world.job, world.grace)) == []
    assert sweeping.sweep(clock.now()).found == []


def test_a_conversation_is_answered_and_not_put_aside(world, application):
    Message.objects.receive(application.case, words="Hello", by=application.case.candidate.actor)

    with pytest.raises(TooFarForThat):
        application.set_aside(by=world.grace, why=Aside.SPAM)


def test_what_has_ended_is_not_put_aside(world, application):
    application.withdraw()

    with pytest.raises(AlreadyDecided):
        application.set_aside(by=world.grace, why=Aside.SPAM)
    with pytest.raises(NotRestorable):
        application.restore(by=world.grace)


def test_it_is_restored_with_a_new_date(world, application):
    application.set_aside(by=world.grace, why=Aside.SPAM)

    application.restore(by=world.dan)

    assert application.case.state == "open"
    assert ("REVIEW", "made") in states(application)
    assert sweeping.sweep(clock.now()).found == []


def test_it_can_be_restored_for_thirty_days(world, application):
    application.set_aside(by=world.grace, why=Aside.SPAM)
    clock.move(timedelta(days=31))

    with pytest.raises(NotRestorable):
        application.restore(by=world.grace)


def test_what_never_ended_is_not_restored(world, application):
    with pytest.raises(NotRestorable):
        application.restore(by=world.grace)


def test_a_double_is_not_restored_beside_the_other(world, application):
    application.set_aside(by=world.grace, why=Aside.DOUBLE)
    world.apply(nonce="n-2")

    with pytest.raises(AlreadyOpen):
        application.restore(by=world.grace)
