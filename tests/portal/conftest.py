import pytest

from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    return World()


@pytest.fixture
def application(world):
    return world.apply()


@pytest.fixture
def link(application) -> str:
    return f"/p/{application.case.candidate.link_token()}/"
