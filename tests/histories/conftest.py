from collections.abc import Iterator

import pytest

from tests.histories.ground import Ground, still


@pytest.fixture
def ground(transactional_db, settings, tmp_path) -> Iterator[Ground]:
    """A house in a real database (verbs commit for real), and real time standing still."""
    settings.DATA = tmp_path
    settings.MOVABLE_CLOCK = True
    settings.POST_TRANSPORT = "fake"
    with still():
        yield Ground()
