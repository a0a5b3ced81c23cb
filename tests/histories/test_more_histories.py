"""The other half of the hundred, in a file of its own so that the two run beside one another."""

import pytest

from tests.histories.test_histories import play

pytestmark = [pytest.mark.slow, pytest.mark.postgresql_path]


def test_every_rule_holds_after_every_step_once_more(ground, record_property):
    play(ground, 19061209, record_property)
