"""A small house with people of every role, and the desk opened as one of them."""

import pytest
from django.test import Client

from hospes.post.transports.fake import office
from tests.makers import make_member
from tests.world import World, in_folder

PASSWORD = "a long enough sentence"
NAUGHTY = (
    "\u202eevil",
    "<script>alert(1)</script>",
    "'; DROP TABLE--",
    "😀" * 300,
    "\x00",
    "a" * 5000,
    "-1e999",
    "林" * 50,
)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    in_folder(settings, tmp_path)
    office.clear()


@pytest.fixture
def world(db) -> World:
    house = World()
    house.hugo = make_member("Hugo Silva", role="hiring_manager")
    house.iris = make_member("Iris Vogel", role="interviewer")
    for member in (house.helen, house.grace):
        member.set_password(PASSWORD)
        member.save()
    return house


@pytest.fixture
def as_(world):
    """Open the desk as somebody: ``as_(world.helen).get("/desk/settings/")``."""

    def sign_in(member, *, checks: bool = False) -> Client:
        client = Client(enforce_csrf_checks=checks)
        client.force_login(member)
        return client

    return sign_in


@pytest.fixture
def helen(world, as_) -> Client:
    """The desk of the admin."""
    return as_(world.helen)


@pytest.fixture
def sent():
    """What a browser would send back of a form that was shown, with changes."""

    def collect(answer, form: str = "form", **changes):
        bound = answer.context[form]
        facts = {field.html_name: field.value() for field in bound}
        plain = {name: value for name, value in facts.items() if value not in (None, False)}
        return plain | changes

    return collect
