"""Nobody gets in where he has no business, and nothing a stranger types breaks a page.

The finer table, who of the members and candidates finds what, is ``route_table``.
"""

import pytest
from django.conf import settings
from django.shortcuts import resolve_url

from tests.structure.routes import NAUGHTY, routes

ALL = routes()
DESK = [route for route in ALL if route.face == "desk"]
PORTAL = [route for route in ALL if route.face == "portal"]
METHODS = ("get", "post")
# Doors that are opened by what one knows: a password, or the link in a letter.
OPENED_BY_KNOWING = {
    "desk:sign-in",
    "desk:sign-out",
    "desk:reset",
    "desk:ask-reset",
    "desk:invitation",
    "desk:language",
    "desk:touch-at-hand",
}


def named(route):
    return route.name


def test_every_route_has_a_name_of_its_own():
    names = [route.name for route in ALL]

    assert [name for name in names if name.endswith("None")] == []
    assert len(names) == len(set(names))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", [route for route in DESK if route.name not in OPENED_BY_KNOWING], ids=named)
def test_stranger_is_sent_to_the_desks_door(client, company, grace, route, method):
    response = getattr(client, method)(route.address())

    assert response.status_code in {302, 403, 404, 405}
    if response.status_code == 302:
        assert response.headers["Location"].startswith(resolve_url(settings.LOGIN_URL))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", PORTAL, ids=named)
def test_link_of_nobody_opens_nothing(client, company, ada, route, method):
    response = getattr(client, method)(route.address())

    assert response.status_code in {404, 405}
    assert "Ada" not in response.content.decode()


@pytest.mark.parametrize("route", ALL, ids=named)
def test_nothing_a_stranger_types_breaks_a_page(client, company, route):
    client.raise_request_exception = False

    answers = {
        word: getattr(client, method)(route.address(word)).status_code
        for word in (NAUGHTY if "string" in route.takes.values() else NAUGHTY[:1])
        for method in METHODS
    }

    assert {word: status for word, status in answers.items() if status >= 500} == {}
