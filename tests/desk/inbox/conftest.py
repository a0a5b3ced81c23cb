import pytest

from tests.desk.people.house import House


@pytest.fixture
def house(db, settings, tmp_path, client) -> House:
    """Grace is signed in at a desk where Ada has applied."""
    return House(settings, tmp_path, client)
