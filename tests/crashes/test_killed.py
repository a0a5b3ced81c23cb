"""Killed for real, or met by another for real: nothing that was acknowledged is lost, nothing is doubled."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.postgresql_path]


@pytest.mark.parametrize("scene", ["worker", "web", "decide", "workers", "form"])
def test_nothing_acknowledged_is_lost_and_nothing_doubled(play, record_property, scene):
    ended, said = play(scene, 20261124)

    record_property("harness", said.strip())
    assert ended == 0, said
    assert "0 lost, 0 doubled" in said
