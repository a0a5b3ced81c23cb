"""When a letter leaves, and who gets it besides."""

from datetime import UTC, datetime, timedelta

import pytest

from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.conversations.refusals import AlreadyGone, LeavesTooLate, OwedBefore
from hospes.conversations.sending import Sending, in_hours, next_hours
from hospes.foundation import clock, sweeping
from hospes.journal.models import Entry
from hospes.promises.enums import Kind
from tests.conversations.conftest import DRAFT
from tests.conversations.test_repeatable import DATED

FRIDAY_EVENING = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)  # 18:30 in Toronto


def in_hours_to_come(hours):
    return Sending(leave_at=clock.now() + timedelta(hours=hours))


def fresh(message):
    return Message.objects.get(pk=message.pk)


def test_a_letter_waits_for_its_hour(world, case):
    letter = Message.objects.approve(
        case, DATED, by=world.grace, proposals=[Proposal(Kind.UPDATE)], sending=in_hours_to_come(5)
    )
    world.later(hours=4)
    assert (fresh(letter).state, case.promises.filter(kind=Kind.UPDATE).exclude(state="proposed").count()) == (
        "approved",
        0,
    )
    assert fresh(letter).may_undo(clock.now())

    world.later(hours=1)

    assert fresh(letter).state == "accepted"
    assert case.promises.get(kind=Kind.UPDATE).made_at == fresh(letter).released_at
    assert sweeping.sweep(clock.now()).found == []


def test_it_can_be_taken_back_until_then(world, case):
    letter = Message.objects.approve(case, DRAFT, by=world.grace, sending=in_hours_to_come(5))
    world.later(hours=4)
    letter.undo(by=world.grace.actor)
    world.later(hours=2)

    assert "About the job" not in {mail["Subject"] for mail in world.office.messages()}


def test_it_can_be_sent_at_once_after_all(world, case):
    letter = Message.objects.approve(case, DRAFT, by=world.grace, sending=in_hours_to_come(5))

    letter.send_now(by=world.grace)
    letter.send_now(by=world.grace)
    world.work()

    assert fresh(letter).state == "accepted"
    assert Entry.objects.filter(verb="message.hastened").count() == 1
    with pytest.raises(AlreadyGone):
        letter.send_now(by=world.grace)


def test_what_lies_behind_is_now_and_a_month_is_too_long(world, case):
    letter = Message.objects.approve(case, DRAFT, by=world.grace, sending=in_hours_to_come(-5))
    assert letter.release_at - clock.now() <= timedelta(seconds=30)

    with pytest.raises(LeavesTooLate, match="30 days"):
        Message.objects.approve(case, DRAFT, by=world.grace, sending=in_hours_to_come(24 * 31))


def test_a_date_that_would_pass_before_is_refused(world, case):
    late = in_hours_to_come(24 * 20)

    with pytest.raises(OwedBefore, match="would pass before this letter leaves"):
        Message.objects.approve(case, DATED, by=world.grace, proposals=[Proposal(Kind.UPDATE)], sending=late)
    assert not Message.objects.filter(state="approved").exists()


def test_an_answer_may_not_wait_beyond_the_day_it_is_owed(world, case, question):
    with pytest.raises(OwedBefore):
        Message.objects.approve(case, DRAFT, by=world.grace, answers=question, sending=in_hours_to_come(24 * 20))

    Message.objects.approve(case, DRAFT, by=world.grace, answers=question, sending=in_hours_to_come(1))


def test_their_hours_are_on_their_clock(world, case):
    candidate = case.candidate
    monday = datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
    early_friday = FRIDAY_EVENING - timedelta(hours=12)

    assert next_hours(candidate, FRIDAY_EVENING) == monday
    assert next_hours(candidate, early_friday) == datetime(2026, 11, 27, 14, 0, tzinfo=UTC)
    assert [in_hours(candidate, at) for at in (early_friday, FRIDAY_EVENING, monday)] == [False, False, True]
    assert not in_hours(candidate, monday - timedelta(days=1))


def test_a_colleague_gets_it_too_and_the_candidate_sees_that(world, case):
    world.helen.describe(by=world.helen.actor, name="周海伦")
    Message.objects.approve(case, DRAFT, by=world.grace, sending=Sending(cc=[world.dan, world.helen, world.grace]))
    world.later(seconds=31)

    [to_ada] = world.office.messages(to="ada@example.org")[-1:]
    [to_dan] = world.office.messages(to=world.dan.email)
    assert [each.addr_spec for each in to_ada["Cc"].addresses] == [world.helen.email, world.dan.email]
    assert to_ada["Cc"].addresses[0].display_name == "周海伦"
    assert [(str(mail["To"]), str(mail["Cc"])) for mail in (to_ada, to_dan)] == [
        (str(to_ada["To"]), str(to_ada["Cc"]))
    ] * 2
    assert to_dan.get_body(("plain",)).get_content() == to_ada.get_body(("plain",)).get_content()


def test_who_left_meanwhile_gets_no_copy(world, case):
    Message.objects.approve(case, DRAFT, by=world.grace, sending=Sending(cc=[world.helen]))
    type(world.helen).objects.filter(pk=world.helen.pk).update(is_active=False)
    world.later(seconds=31)

    assert world.office.messages(to="ada@example.org")[-1]["Cc"] is None
    assert world.office.messages(to=world.helen.email) == []


def test_only_a_letter_that_was_told_to_wait_waits_for_its_hour(world, case, question):
    soon = Message.objects.approve(case, DRAFT, by=world.grace)
    later = Message.objects.approve(case, DRAFT, by=world.grace, sending=in_hours_to_come(5))

    assert [each.waits_for_its_hour for each in (question, soon, later)] == [False, False, True]


def test_a_letter_whose_hour_has_come_is_not_hastened(world, case):
    letter = Message.objects.approve(case, DRAFT, by=world.grace)
    clock.move(timedelta(seconds=31))

    letter.send_now(by=world.grace)

    assert not Entry.objects.filter(verb="message.hastened").exists()
