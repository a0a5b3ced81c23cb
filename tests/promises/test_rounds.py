from datetime import timedelta

from hospes.foundation import working
from hospes.promises.rounds import review_due, update_due


def test_a_review_counts_from_today_or_from_the_end_of_the_round(case, now):
    closes = (now + timedelta(days=30)).date()

    assert review_due(case, closes_on=None, now=now) == working.due(now, 5, "CA-ON")
    assert review_due(case, closes_on=closes, now=now, days=3) == working.due(
        working.closing(closes, "CA-ON"), 3, "CA-ON"
    )


def test_a_round_has_one_word_half_way(case, now):
    closes = (now + timedelta(days=30)).date()
    review = review_due(case, closes_on=closes, now=now)

    middle = update_due(case, review=review, closes_on=closes, now=now)

    assert abs(middle.at - (now + (review.at - now) / 2)) < timedelta(days=5)


def test_a_near_review_needs_no_word_between_and_a_far_one_the_heartbeat(case, now):
    near, far = working.due(now, 5, "CA-ON"), working.due(now, 9, "CA-ON")

    assert update_due(case, review=near, closes_on=None, now=now) is None
    assert update_due(case, review=far, closes_on=None, now=now) == near
