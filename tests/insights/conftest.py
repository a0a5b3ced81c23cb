import pytest

from hospes.insights.history import Lasted
from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    return world


@pytest.fixture
def lived():
    """Make finished steps: ``lived("review", [3, 4], 7)``."""

    def make(kind, days, *people):
        return [Lasted(kind=kind, people=frozenset(people), days=each) for each in days]

    return make
