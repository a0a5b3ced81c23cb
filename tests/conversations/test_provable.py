from datetime import timedelta

import pytest

from hospes.conversations import signs
from hospes.conversations.models import Message
from hospes.conversations.refusals import NotTroubled
from hospes.foundation import clock
from hospes.post.models import MailServer
from hospes.promises.enums import Kind, State
from tests.conversations.conftest import DRAFT


@pytest.fixture
def uncertain(world, case) -> Message:
    """A letter of which nobody knows whether it left."""
    world.office.break_after_data("ada@example.org", arrives=True)
    message = Message.objects.approve(case, DRAFT, by=world.grace)
    world.later(seconds=31)
    return Message.objects.get(pk=message.pk)


def fresh(message):
    return Message.objects.get(pk=message.pk)


def bounce(message):
    message.envelope.bounce(by="machine:test", response="550 gone", hard=True)
    return fresh(message)


def test_a_day_of_silence_proves(world, letter):
    world.later(hours=23)
    assert fresh(letter).state == "accepted"

    world.later(hours=2)

    assert (fresh(letter).state, fresh(letter).evidence) == ("proved", "E2")


def test_silence_proves_only_while_the_way_back_is_tested(world, letter):
    MailServer.objects.update(last_accepted_at=clock.now() - timedelta(days=8))

    world.later(hours=25)

    assert fresh(letter).state == "accepted"


def test_proof_waits_for_its_day(letter):
    assert not letter.prove_if_quiet()
    assert not Message(case=letter.case).prove_if_quiet()


def test_a_returned_letter_is_shown_and_its_promises_are_owed(world, case):
    [receipt] = Message.objects.filter(letter="ack")
    assert case.promises.get(kind=Kind.ACK).state == State.KEPT

    assert bounce(receipt).state == "bounced"

    assert case.promises.get(kind=Kind.ACK).revoked_at is not None
    assert receipt in Message.objects.troubled()


def test_what_the_candidate_did_outweighs_a_bounce(world, letter):
    signs.acted(letter.case.candidate, now=clock.now())

    assert bounce(letter).state == "proved"


def test_a_late_yes_changes_nothing_that_came_back(letter):
    bounced = bounce(letter)

    bounced.accept(at=clock.now())
    bounced.doubt(at=clock.now(), why="x")

    assert fresh(letter).state == "bounced"


def test_an_act_on_the_page_proves_what_came_back(letter):
    bounce(letter)

    assert signs.acted(letter.case.candidate, now=clock.now()) == 2
    assert (fresh(letter).state, fresh(letter).evidence) == ("proved", "E3")


def test_silence_does_not_prove_what_came_back(letter):
    bounced = bounce(letter)

    bounced.prove(at=clock.now(), evidence="E2", by="machine:worker")

    assert fresh(letter).state == "bounced"


def test_weaker_evidence_changes_nothing(letter):
    letter.prove(at=clock.now(), evidence="E3", by=letter.case.candidate.actor)

    letter.prove(at=clock.now(), evidence="E2", by="machine:worker")

    assert fresh(letter).evidence == "E3"


def test_an_uncertain_letter_waits_for_a_person(world, uncertain):
    world.later(hours=25)

    assert fresh(uncertain).state == "uncertain"
    assert list(Message.objects.troubled()) == [uncertain]


def test_an_uncertain_letter_is_settled_by_the_candidates_act(uncertain):
    signs.acted(uncertain.case.candidate, now=clock.now())

    assert (fresh(uncertain).state, fresh(uncertain).envelope.state) == ("proved", "accepted")


def test_a_person_may_say_that_an_uncertain_letter_left(world, uncertain):
    uncertain.say_it_left(by=world.grace)
    assert fresh(uncertain).state == "accepted"

    world.later(hours=25)

    assert fresh(uncertain).state == "proved"


def test_a_person_may_say_that_an_uncertain_letter_is_lost(world, uncertain):
    uncertain.say_it_is_lost(by=world.grace)
    assert fresh(uncertain).state == "refused"

    with pytest.raises(NotTroubled):
        uncertain.say_it_left(by=world.grace)


def test_post_tells_nothing_about_envelopes_that_are_no_message(world, case):
    from hospes.conversations import codes
    from hospes.post.models import Envelope

    codes.send(case.candidate, "see files")
    world.work()

    assert Envelope.objects.get(key__startswith="code:").state == "accepted"


def test_an_envelope_that_failed_for_days_is_a_letter_refused(world, case):
    message = Message.objects.approve(case, DRAFT, by=world.grace)
    world.office.refuse_at_data("ada@example.org")

    world.later(seconds=31)

    assert fresh(message).state == "refused"
