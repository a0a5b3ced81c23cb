"""Each rule that is taken away is missed within a few histories: the harness can fail."""

import pytest
from django.db import IntegrityError

from tests.histories.mutations import MUTATIONS
from tests.histories.playing import Violated, tell

WITHIN = 30
# Where it shows soonest, so that CI does not look for long; any seed would do.
FIRST = {"no_heartbeat": 26, "sent_again_by_the_machine": 26, "bounce_ignored": 6, "advance_opens_nothing": 4}

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_rule_that_is_taken_away_is_missed(ground, monkeypatch, record_property, mutation):
    mutation(monkeypatch)
    first = FIRST.get(mutation.__name__, 0)
    for seed in range(first, first + WITHIN):
        ground.fresh()
        try:
            tell(seed, 50)
        except (Violated, IntegrityError, AssertionError) as found:
            what = str(found).partition("\n")[0][:110]
            record_property("harness", f"mutation {mutation.__name__}: caught in history {seed}: {what}")
            return
    pytest.fail(f"{mutation.__name__} was not noticed within {WITHIN} histories")
