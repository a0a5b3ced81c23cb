from datetime import timedelta

import pytest

from hospes.foundation import beats, clock

pytestmark = pytest.mark.django_db


def test_a_machine_that_never_did_its_round_is_stale():
    assert beats.stale(clock.now())


def test_a_machine_is_stale_after_ten_minutes_without_a_round():
    beats.beat("sweeper")

    assert not beats.stale(clock.now())
    assert beats.stale(clock.now() + timedelta(minutes=11))


def test_when_and_what_are_had_in_one_query(db, now, django_assert_num_queries):
    beats.beat("sweeper", violations=2)

    with django_assert_num_queries(1):
        at, facts = beats.latest("sweeper")

    assert (at, facts) == (beats.last("sweeper"), {"violations": 2})
    assert beats.latest("nobody") == (None, {})
