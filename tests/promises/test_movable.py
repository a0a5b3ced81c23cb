"""Asking for more time: the old date runs until the new one was told (spec 8.3, I12)."""

from datetime import timedelta

import pytest

from hospes.cases.enums import Evidence
from hospes.foundation import clock, working
from hospes.promises import settling
from hospes.promises.enums import Reason, State
from hospes.promises.models import Promise
from hospes.promises.refusals import DateTooFar, MovedTwice, NotOpen, TooLate


def move(promise, now, key, days=6):
    """Approve and release a letter with a new date, without a letter."""
    due = working.due(promise.due, days, promise.calendar)
    promise.propose_move(due=due, reason=Reason.SLOW, by="member:1", made_in=key, now=now)
    promise.answer_in(key)
    return Promise.objects.make_proposed(key, now=now)[0]


def accept(key, at):
    settling.accepted(key, at=at, by="machine:post")


def fresh(promise):
    return Promise.objects.get(pk=promise.pk)


def test_the_old_date_runs_until_the_new_one_is_accepted(review, now):
    new = move(review, now, "message:1")
    assert (fresh(review).state, new.state, new.told_at) == (State.MADE, State.MADE, None)

    accept("message:1", now)

    assert (fresh(review).state, fresh(new).told_at) == (State.RENEGOTIATED, now)
    assert (new.chain, new.superseded_due) == (1, review.due)


def test_a_date_told_too_late_was_missed_and_the_new_one_stands_alone(review, now):
    new = move(review, now, "message:1")

    accept("message:1", review.due)

    assert fresh(review).state == State.BROKEN
    assert (fresh(new).supersedes, fresh(new).told_at, fresh(new).state) == (None, review.due, State.MADE)


def test_a_returned_letter_lets_the_old_date_count_again(review, now):
    new = move(review, now, "message:1")
    accept("message:1", now)

    settling.revoked("message:1", at=now, by="machine:post", why="bounce")

    assert (fresh(review).state, fresh(new).state, fresh(new).told_at) == (State.MADE, State.MADE, None)
    accept("message:1", now)
    assert fresh(review).state == State.RENEGOTIATED


def test_a_letter_that_returns_after_a_later_word_changes_nothing(review, now):
    new = move(review, now, "message:1")
    accept("message:1", now)
    fresh(new).keep(at=now, by="machine:post", evidence=Evidence.E0)

    settling.revoked("message:1", at=now, by="machine:post", why="bounce")

    assert fresh(review).state == State.RENEGOTIATED


def test_a_decision_keeps_both_dates_of_an_untold_move(review, now):
    new = move(review, now, "message:1")
    for promise in (fresh(review), new):
        promise.answer_in("message:2")

    accept("message:2", now)

    assert {fresh(review).state, fresh(new).state} == {State.KEPT}


def test_a_second_letter_tells_both_moves(review, now):
    new = move(review, now, "message:1")
    last = move(new, now, "message:2")
    fresh(review).answer_in("message:2")

    accept("message:2", now)

    assert [fresh(p).state for p in (review, new, last)] == ["renegotiated", "renegotiated", "made"]
    assert fresh(review).latest() == last


def test_a_date_is_moved_at_most_twice(review, now):
    second = move(move(review, now, "message:1"), now, "message:2")

    with pytest.raises(MovedTwice):
        second.check_move(now=now)


def test_a_date_that_has_passed_is_not_moved(review):
    with pytest.raises(TooLate):
        review.check_move(now=review.due)

    review.break_now(at=review.due)
    with pytest.raises(TooLate):
        review.check_move(now=clock.now())


def test_only_what_is_open_and_unanswered_is_moved(review, now):
    review.answer_in("message:1")

    with pytest.raises(NotOpen):
        review.check_move(now=now)


def test_a_move_adds_at_most_the_default_and_two_days(review, now):
    limit = review.latest_move(now=now)
    assert limit == working.due(review.due, 7, "CA-ON")

    with pytest.raises(DateTooFar):
        move(review, now, "message:1", days=8)


def test_giving_way_to_nothing_changes_nothing(review, now):
    review.give_way(at=now, by="machine:post")

    assert (fresh(review).state, review.take_move_back()) == (State.MADE, False)


def test_a_moved_date_reads_as_spoken_though_it_was_told_late(review, now):
    from hospes.promises.queries import standing

    move(review, now, "message:1")
    accept("message:1", review.due + timedelta(hours=1))

    seen = standing(review.case.promises.all(), review.due + timedelta(hours=2))
    assert (seen.is_missed, seen.is_unspoken) == (True, False)
