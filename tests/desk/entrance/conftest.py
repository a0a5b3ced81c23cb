import pytest

from hospes.post.transports.fake import office
from tests.world import World, in_folder

PASSWORD = "a long enough sentence"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    in_folder(settings, tmp_path)
    office.clear()


@pytest.fixture
def world(db) -> World:
    house = World()
    house.grace.set_password(PASSWORD)
    house.grace.save()
    return house
