import pytest

from hospes.cases.models import Case
from tests.unguarded import unguarded
from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    return world


@pytest.fixture
def case(world) -> Case:
    return world.apply().case


@pytest.fixture
def bare(case):
    """From here on a database without constraints and triggers. Last in a test's arguments: letters leave before."""
    with unguarded():
        yield
