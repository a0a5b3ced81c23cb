"""A hundred histories of fifty steps on SQLite, twenty on PostgreSQL; every rule holds after every step."""

import os

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.histories.machine import Machine

STEPS = 50
# Shortening what was found takes minutes: HOSPES_SHORTEN=1 when you want to read it.
PHASES = [Phase.generate, Phase.shrink] if os.environ.get("HOSPES_SHORTEN") else [Phase.generate]
HOW_MANY = {"sqlite": 50, "postgresql": 10}

pytestmark = [pytest.mark.slow, pytest.mark.postgresql_path]


def play(ground, number: int, record_property) -> None:
    Machine.ground, Machine.told, Machine.steps = ground, 0, 0
    how_many = HOW_MANY[connection.vendor]
    as_ever = settings(
        max_examples=how_many,
        stateful_step_count=STEPS,
        deadline=None,
        phases=PHASES,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    # Without the last word Hypothesis stops many histories early.
    run_state_machine_as_test(seed(number)(Machine), settings=as_ever, _min_steps=STEPS)
    line = f"histories: {Machine.told} tried, {Machine.steps} steps, 0 violations (Hypothesis, seed {number})"
    record_property("harness", f"{line} on {connection.vendor}")
    assert Machine.told >= how_many


def test_every_rule_holds_after_every_step(ground, record_property):
    play(ground, 20261124, record_property)
