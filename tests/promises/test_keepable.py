from datetime import timedelta

import pytest

from hospes.cases.enums import Evidence
from hospes.promises import due_work, settling
from hospes.promises.enums import State
from hospes.promises.models import Promise
from hospes.promises.models.voidable import VoidReason


def keep(promise, at, evidence=Evidence.E0):
    promise.keep(at=at, by="machine:post", evidence=evidence)
    return promise.state


def whats(promise):
    return list(promise.events.order_by("number").values_list("what", flat=True))


def test_kept_in_time_is_kept(review):
    at = review.due - timedelta(hours=1)

    assert keep(review, at) == State.KEPT
    assert (review.kept_at, whats(review)) == (at, ["made", "kept"])


def test_kept_at_the_due_or_later_is_repaired_and_both_are_counted(review):
    assert keep(review, review.due) == State.REPAIRED
    assert (review.broken_at, review.repaired_at) == (review.due, review.due)
    assert whats(review) == ["made", "broken", "repaired"]


def test_what_the_clock_broke_stays_broken_however_early_the_letter_was_accepted(review):
    review.break_now(at=review.due)

    assert keep(review, review.due - timedelta(minutes=1)) == State.REPAIRED


def test_what_is_settled_is_not_settled_again(review, now):
    keep(review, now)

    keep(review, now + timedelta(days=30))

    assert (review.state, review.kept_at) == (State.KEPT, now)


def test_proof_comes_after_keeping_and_once(review, now):
    review.prove(at=now, by="machine:worker", evidence=Evidence.E2)
    assert review.proved_at is None

    keep(review, now)
    review.prove(at=now, by="machine:worker", evidence=Evidence.E2)
    review.prove(at=now + timedelta(days=1), by="machine:worker", evidence=Evidence.E3)

    assert (review.proved_at, review.evidence) == (now, Evidence.E2)


@pytest.mark.parametrize(("late", "state"), [(False, State.MADE), (True, State.BROKEN)])
def test_what_came_back_is_owed_again(review, now, late, state):
    keep(review, now)

    review.revoke(at=review.due if late else now, by="machine:post", why="bounce")

    assert (review.state, review.kept_at, bool(review.revoked_at)) == (state, None, True)


def test_a_repaired_promise_that_came_back_is_broken(review, now):
    keep(review, review.due)

    review.revoke(at=review.due, by="machine:post", why="bounce")

    assert (review.state, review.repaired_at) == (State.BROKEN, None)


def test_what_was_to_be_answered_by_a_refused_letter_is_owed_again(review, now):
    review.answer_in("message:1")

    review.revoke(at=now, by="machine:post", why="bounce")

    assert (review.state, review.revoked_at, whats(review)) == (State.MADE, now, ["made"])


def test_what_fell_away_is_not_owed_again(review, now):
    review.void(VoidReason.ENDED, by="machine:worker", now=now)

    review.revoke(at=now, by="machine:post", why="bounce")

    assert (review.state, review.revoked_at) == (State.VOID, None)


def test_a_bounce_does_not_outweigh_what_a_person_did(review, now):
    review.answer_in("message:9")
    keep(review, now, evidence=Evidence.E3)

    settling.revoked("message:9", at=now, by="machine:post", why="bounce")

    review.refresh_from_db()
    assert review.state == State.KEPT


def test_the_clock_breaks_what_fell_due_once(review, now):
    assert list(due_work.falling_due(now)) == []
    assert not review.break_now(at=now)
    assert review.standing(now) == State.MADE

    assert review.standing(review.due) == State.BROKEN
    assert list(due_work.falling_due(review.due)) == [review]
    assert review.break_now(at=review.due)
    assert not review.break_now(at=review.due)


def test_a_settled_promise_does_not_fall_away(review, now):
    keep(review, now)

    review.void(VoidReason.ENDED, by="machine:worker", now=now)

    assert review.state == State.KEPT


def test_what_had_been_missed_stays_missed_when_it_falls_away(review):
    review.void(VoidReason.WITHDREW, by="candidate:x", now=review.due)

    assert (review.state, review.broken_at, review.is_open) == (State.VOID, review.due, False)


def test_everything_open_falls_away_but_what_is_spared(case, review, now):
    ack = case.promises.get(kind="ACK")
    update = Promise.objects.make(case, "UPDATE", by="member:1", now=now)
    review.answer_in("message:5")

    settling.void_open(case, VoidReason.OUTCOME, by="member:1", now=now, but_in="message:5")

    states = {p.kind: p.state for p in case.promises.all()}
    assert states == {"ACK": ack.state, "REVIEW": State.MADE, update.kind: State.VOID}


def test_a_contradicted_proof_leaves_it_kept(review, now):
    review.unprove()
    assert review.evidence == ""
    keep(review, now)
    review.prove(at=now, by="machine:worker", evidence=Evidence.E1)

    review.unprove()

    review.refresh_from_db()
    assert (review.state, review.proved_at, review.evidence) == (State.KEPT, None, Evidence.E0)
