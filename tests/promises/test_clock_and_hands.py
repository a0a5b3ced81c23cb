"""What the clock writes, what a hand-over moves, and what shown pages keep."""

from hospes.promises import due_work, settling
from hospes.promises.enums import Kind, State
from hospes.promises.models import Promise


def test_the_worker_writes_what_was_missed(review):
    from hospes.foundation import clock

    clock.set_to(review.due)

    due_work.break_promise(review, "machine:worker")

    assert Promise.objects.get(pk=review.pk).state == State.BROKEN


def test_a_hand_over_is_written_for_each_open_promise_and_plans_go_with_it(world, case, review, now):
    plan = Promise.objects.propose(case, Kind.UPDATE, by="member:1", now=now, made_in="message:1")

    case.hand_over(to=world.dan, by=world.helen.actor, why="")

    assert {Promise.objects.get(pk=p.pk).owner for p in (plan, review)} == {world.dan}
    assert list(review.events.values_list("what", flat=True)) == ["made", "owner_changed"]
    assert plan.events.count() == 0


def test_another_deputy_is_no_new_owner(world, case, review):
    case.change_deputy(to=world.helen, by=world.grace.actor, why="")

    assert review.events.count() == 1
    assert Promise.objects.get(pk=review.pk).deputy == world.helen


def test_evidence_proves_what_a_message_kept(review, now):
    review.answer_in("message:3")
    settling.accepted("message:3", at=now, by="machine:post")

    settling.proved("message:3", at=now, by="machine:worker", evidence="E2")

    assert Promise.objects.get(pk=review.pk).proved_at == now


def test_a_fact_that_is_no_message_keeps_a_kind(case, review, now):
    settling.keep_open(case, Kind.REVIEW, at=now, by="machine:site", evidence="E3")

    assert Promise.objects.get(pk=review.pk).evidence == "E3"


def test_a_due_can_be_shown_and_kinds_can_be_asked_for(case, review):
    assert (review.as_due.at, review.as_due.calendar) == (review.due, "CA-ON")
    assert list(case.promises.of_kind(Kind.REVIEW)) == [review]
    assert list(Promise.objects.overdue(review.due)) == [review]
