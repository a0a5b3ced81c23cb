"""Who gets in where: the table of ``route_table`` against the house itself, address by address."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from hospes.foundation import clock
from tests.structure.route_house import RouteHouse
from tests.structure.route_table import CANDIDATES, MEMBERS, rows
from tests.structure.routes import Route, routes
from tests.world import in_folder

BY_NAME = {route.name: route for route in routes()}
OF_MEMBERS, OF_CANDIDATES = rows(MEMBERS), rows(CANDIDATES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("routes")


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, folder) -> Iterator[RouteHouse]:
    """One house for the whole table: each request's traces are taken back, and in the end the house itself."""
    with override_settings(DATA=folder), django_db_blocker.unblock(), transaction.atomic():
        yield RouteHouse(settings, folder)
        transaction.set_rollback(True)


@pytest.fixture
def house(built, settings, folder) -> RouteHouse:
    in_folder(settings, folder)
    clock.set_to(built.at)
    return built


def test_every_route_has_its_row():
    assert set(BY_NAME) == set(OF_MEMBERS) | set(OF_CANDIDATES)


@pytest.mark.parametrize("name", OF_MEMBERS)
def test_members_find_what_is_theirs(house, name):
    assert house.desk(known(name)) == OF_MEMBERS[name]


@pytest.mark.parametrize("name", OF_CANDIDATES)
def test_candidates_find_what_is_theirs(house, name):
    assert house.portal(known(name)) == OF_CANDIDATES[name]


def known(name: str) -> Route:
    if name not in BY_NAME:
        pytest.fail(f"the table has a row for {name}, and there is no such address")
    return BY_NAME[name]
