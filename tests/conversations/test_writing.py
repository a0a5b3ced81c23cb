import pytest

from hospes.conversations.hashing import hash_of
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.refusals import AlreadyGone, DateMissing, NothingSaid, OnItsWay, TooLong
from hospes.foundation import clock
from hospes.promises.enums import Kind, State
from hospes.promises.models import Promise
from tests.conversations.conftest import DRAFT

UPDATE = Proposal(Kind.UPDATE)


def approve(world, case, draft=DRAFT, **facts):
    return Message.objects.approve(case, draft, by=world.grace, **facts)


def test_a_letter_waits_for_the_time_of_undo(world, case):
    message = approve(world, case)

    assert (message.state, str(message)) == ("approved", "About the job")
    assert not message.release()
    assert list(Message.objects.leaving()) == [message]
    assert len(world.office.messages("ada@example.org")) == 1


def test_its_date_is_a_promise_before_it_leaves(world, case):
    message = approve(world, case, Draft("x", "You hear by {date}."), proposals=[UPDATE])

    [date] = message.dates.all()
    assert (date.due, date.promise.state) == (date.promise.due, State.PROPOSED)
    assert "{date}" not in message.text
    assert message.text_hash == hash_of(message.text)


def test_a_letter_that_forgot_its_date_says_it_at_the_end(world, case):
    message = approve(world, case, proposals=[UPDATE])

    assert message.text.splitlines()[-1].startswith("You hear from me by ")


def test_room_for_a_date_without_a_date_is_refused(world, case):
    with pytest.raises(DateMissing):
        approve(world, case, Draft("x", "You hear by {date}."))

    assert not Message.objects.filter(subject="x").exists()


@pytest.mark.parametrize(("words", "refusal"), [("  ", NothingSaid), ("a" * 10_001, TooLong)])
def test_letters_say_something_and_not_too_much(world, case, words, refusal):
    with pytest.raises(refusal):
        approve(world, case, Draft("x", words))


def test_two_decisions_are_not_under_way_at_once(world, case):
    approve(world, case, act="advance", act_data={"to": 1})

    with pytest.raises(OnItsWay) as said:
        approve(world, case, act="decline")

    assert "Grace Hopper" in str(said.value)


def test_undo_deletes_the_letter_and_its_plans(world, case):
    message = approve(world, case, proposals=[UPDATE])

    message.undo(by=world.grace.actor)

    assert not Message.objects.filter(pk=message.pk).exists()
    assert not Promise.objects.filter(made_in=message.key).exists()
    with pytest.raises(AlreadyGone):
        message.undo(by=world.grace.actor)


def test_what_has_left_is_not_undone(world, letter):
    with pytest.raises(AlreadyGone):
        letter.undo(by=world.grace.actor)

    assert not letter.release()


def test_an_update_renews_the_heartbeat(world, case):
    Promise.objects.make(case, Kind.UPDATE, by="member:1", now=clock.now())

    approve(world, case, proposals=[UPDATE])
    world.later(seconds=31)

    assert sorted(case.promises.filter(kind=Kind.UPDATE).values_list("state", flat=True)) == ["kept", "made"]


def test_a_worker_that_was_down_for_days_sends_no_past_date(world, case):
    message = approve(world, case, proposals=[UPDATE])

    world.later(days=15)

    message.refresh_from_db()
    assert (message.state, message.dates.count()) == ("dropped", 0)
    assert list(Message.objects.troubled()) == [message]
    assert not Promise.objects.filter(made_in=message.key).exists()


def test_an_unforeseen_collision_is_not_called_a_letter_on_its_way(world, case):
    from django.db import IntegrityError

    wrong = Message(case=case, direction="out", channel="mail", state="approved", author="x", language="en")
    wrong.text, wrong.text_hash, wrong.written_at = "x", "x", clock.now()

    with pytest.raises(IntegrityError):
        Message.objects.all()._write(wrong)


def test_who_has_no_mail_is_written_to_on_the_page(world, case):
    case.candidate.addresses.all().delete()

    message = approve(world, case)
    world.later(seconds=31)

    message.refresh_from_db()
    assert (message.channel, message.state) == ("page", "released")
    assert message in Message.objects.to_be_told_by_call()


def test_an_update_does_not_leave_when_the_answer_is_given(world, case):
    message = approve(world, case, Draft("Where things stand", "By {date}.", "update"), proposals=[UPDATE])
    case.application.withdraw()

    world.later(seconds=31)

    assert Message.objects.get(pk=message.pk).state == "dropped"


def test_a_letter_that_promises_does_not_leave_after_the_end(world, case):
    message = approve(world, case, proposals=[UPDATE])
    type(case).objects.filter(pk=case.pk).update(state="closed")

    world.later(seconds=31)

    assert Message.objects.get(pk=message.pk).state == "dropped"


def test_it_can_be_taken_back_until_it_leaves(world, case):
    message = approve(world, case, proposals=[UPDATE])

    assert message.may_undo(clock.now())
    assert not message.may_undo(message.release_at)
    assert not message.needs_call
    assert str(message.dates.get()) == f"{message.dates.get().due:%Y-%m-%d}"
