import pytest

from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.refusals import CaseIsOver, DateHasPassed, NeverLeft, NoAddress, NotTroubled
from hospes.foundation import clock, sweeping
from hospes.journal import sentences
from hospes.journal.models import Entry
from hospes.promises.enums import Kind
from hospes.promises.models import Promise

DATED = Draft("Where things stand", "You hear from me by {date}.")


@pytest.fixture
def refused(world, case) -> Message:
    """A letter with a date that was refused."""
    world.office.refuse("ada@example.org")
    message = Message.objects.approve(case, DATED, by=world.grace, proposals=[Proposal(Kind.UPDATE)])
    world.later(seconds=31)
    return Message.objects.get(pk=message.pk)


def dealt(message):
    return Message.objects.get(pk=message.pk).dealt_at is not None


def test_the_same_words_and_dates_are_sent_once_more(world, refused):
    again = refused.send_again(by=world.grace)
    world.later(seconds=31)

    again.refresh_from_db()
    assert (again.state, again.text, dealt(refused)) == ("accepted", refused.text, True)
    assert [d.promise for d in again.dates.all()] == [d.promise for d in refused.dates.all()]
    assert sweeping.sweep(clock.now()).found == []


def test_what_got_through_is_not_sent_again(world, letter):
    with pytest.raises(NotTroubled):
        letter.send_again(by=world.grace)


def test_one_trouble_has_one_second_attempt(world, refused):
    refused.send_again(by=world.grace)

    with pytest.raises(NotTroubled):
        refused.send_again(by=world.grace)


def test_without_an_address_one_calls(world, refused):
    refused.case.candidate.addresses.all().delete()

    with pytest.raises(NoAddress):
        refused.send_again(by=world.grace)


def test_a_date_that_has_passed_or_is_settled_is_not_said_again(world, refused):
    Promise.objects.filter(made_in=refused.key).update(state="void")

    with pytest.raises(DateHasPassed):
        refused.send_again(by=world.grace)

    assert not dealt(refused)


def test_what_never_left_is_written_anew(world, case):
    message = Message.objects.approve(case, DATED, by=world.grace, proposals=[Proposal(Kind.UPDATE)])
    world.later(days=15)

    with pytest.raises(NeverLeft):
        Message.objects.get(pk=message.pk).send_again(by=world.grace)


def test_a_second_attempt_that_is_taken_back_leaves_the_trouble(world, refused):
    again = refused.send_again(by=world.grace)

    again.undo(by=world.grace.actor)

    assert not dealt(refused)


def test_a_second_attempt_that_is_no_longer_true_is_dropped_and_the_trouble_stays(world, refused):
    again = refused.send_again(by=world.grace)
    Promise.objects.filter(made_in=refused.key).update(state="void")

    world.later(seconds=31)

    again.refresh_from_db()
    assert (again.state, dealt(refused)) == ("dropped", False)


def test_a_decision_is_not_repeated_after_the_end(world, case):
    application = case.application
    stage = application.job.stages.order_by("order")[2]
    world.office.refuse("ada@example.org")
    message = application.advance(to=stage, by=world.grace, draft=application.draft_advance(stage))
    world.later(seconds=31)
    application.withdraw()

    with pytest.raises(CaseIsOver):
        Message.objects.get(pk=message.pk).send_again(by=world.grace)


def test_a_person_may_leave_it_at_that_and_say_why(world, refused):
    refused.settle_by_hand(by=world.grace, why="She rang me")

    assert dealt(refused)
    entry = Entry.objects.get(verb="message.dealt_with")
    assert sentences.read(entry) == "dealt with a letter that did not get through: She rang me"
    with pytest.raises(NotTroubled):
        refused.settle_by_hand(by=world.grace, why="")


def test_leaving_it_at_that_needs_no_reason(world, refused):
    refused.settle_by_hand(by=world.grace, why="")

    entry = Entry.objects.get(verb="message.dealt_with")
    assert sentences.read(entry) == "dealt with a letter that did not get through"


def test_only_uncertain_letters_are_decided(world, refused):
    with pytest.raises(NotTroubled):
        refused.say_it_is_lost(by=world.grace)


def test_the_act_of_a_second_attempt_means_nothing_without_a_first(case, letter):
    from hospes.conversations import again

    assert again.check(case, letter) is None
    assert list(again.answers(case, letter)) == []
    assert again.release(case, letter, clock.now()) is None


def test_a_corrected_address_takes_the_place_of_the_wrong_one(world, refused):
    candidate = refused.case.candidate
    candidate.correct(by=world.grace.actor, emails=["ada@example.org", "ada@home.example.org"])

    refused.send_again(by=world.grace, address="ada@new.example.org")
    world.later(seconds=31)

    known = list(candidate.addresses.order_by("-primary").values_list("address", flat=True))
    assert known == ["ada@new.example.org", "ada@home.example.org"]
    assert world.office.messages(to="ada@new.example.org")[-1]["Subject"] == refused.subject
