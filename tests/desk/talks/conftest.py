import pytest

from hospes.applications.models.submitting import Person
from tests.desk.people.house import House


@pytest.fixture
def house(db, settings, tmp_path, client) -> House:
    """Grace is signed in at a desk where Ada has applied."""
    return House(settings, tmp_path, client)


@pytest.fixture
def by_phone(house) -> House:
    """Besides, somebody who gave only a number."""
    house.bo = house.world.apply(Person(name="Bo", phone="+1 416 555 0142", zone="America/Toronto"), nonce="n-phone")
    return house
