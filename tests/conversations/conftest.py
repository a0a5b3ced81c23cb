import pytest

from tests.unguarded import unguarded
from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    return world


@pytest.fixture
def bare(world):
    """The same world in a database without constraints and triggers."""
    with unguarded():
        yield world
