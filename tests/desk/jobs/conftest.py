import pytest

from tests.makers import make_member
from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path, client) -> World:
    """Grace is signed in at a desk where one job is public."""
    in_folder(settings, tmp_path)
    house = World()
    client.force_login(house.grace)
    return house


@pytest.fixture
def hugo(world):
    """Hiring manager of the job."""
    hugo = make_member("Hugo Silva", role="hiring_manager")
    world.job.set_team([(hugo, "hiring_manager")], by=world.grace.actor)
    return hugo


@pytest.fixture
def iris(world):
    """Interviewer of the job."""
    iris = make_member("Iris Vogel", role="interviewer")
    world.job.stages.filter(kind="talk").last().members.add(iris)
    return iris


@pytest.fixture
def mallory(world):
    """Hiring manager, of other jobs only."""
    return make_member("Mallory Quinn", role="hiring_manager")
