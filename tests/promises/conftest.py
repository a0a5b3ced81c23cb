import pytest

from hospes.cases.models import Case
from hospes.foundation import clock
from hospes.promises.enums import Kind
from hospes.promises.models import Promise
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
    """An acknowledged application: its REVIEW is open."""
    return world.apply().case


@pytest.fixture
def review(case) -> Promise:
    return case.promises.get(kind=Kind.REVIEW)


@pytest.fixture
def now(world):
    return clock.now()


@pytest.fixture
def bare(case):
    """From here on a database without constraints and triggers. Last in a test's arguments: letters leave before."""
    with unguarded():
        yield
