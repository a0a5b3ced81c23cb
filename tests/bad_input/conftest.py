import logging

import pytest
from django.core.cache import cache
from django.urls import reverse

from hospes.conversations.models import Message
from tests.bad_input.sending import Stranger
from tests.makers import make_job, make_member
from tests.structure.routes import routes
from tests.world import World, in_folder


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    cache.clear()
    house = World()
    house.ada = house.apply()
    house.question = Message.objects.receive(house.ada.case, words="Is it cold?", by=house.ada.case.candidate.actor)
    house.link = f"/p/{house.ada.case.candidate.link_token()}/"
    return house


@pytest.fixture
def stranger(client, caplog) -> Stranger:
    caplog.set_level(logging.ERROR)
    return Stranger(client, caplog)


@pytest.fixture
def opened(world, stranger) -> Stranger:
    """Somebody whose code was right: files, corrections and withdrawing are open."""
    stranger.client.post(f"{world.link}code/", {"code": world.ada.case.candidate.issue_code("portal")})
    return stranger


@pytest.fixture
def insider(world, stranger) -> Stranger:
    """Somebody who is signed in as the admin."""
    stranger.client.force_login(world.helen)
    return stranger


@pytest.fixture
def addresses(world):
    """Every address of the desk, filled in with what is there."""
    application = world.ada
    document = application.case.candidate.documents.first()
    other = make_member("Iris Vogel", role="interviewer")
    job, draft = world.job, make_job(contact=world.grace, deputy=world.dan, state="draft")
    known = {
        "document": document.public_id,
        "field": "q1",
        "token": "nobody",
        "language": "en",
        "part": "criteria",
    }

    def numbers(name: str) -> int:
        if "member" in name:
            return other.pk
        if name in {"desk:place", "desk:place-removal"}:
            return job.places()[0].pk
        if "opening" in name:
            return job.openings.first().pk
        return (
            world.question.pk
            if name in {"desk:answer", "desk:dismiss", "desk:undo", "desk:again", "desk:dealt"}
            else job.stages.first().pk
        )

    def keys(name: str, view_is_of_a_job: bool) -> str:
        return (
            draft.public_id if name == "desk:job" else job.public_id if view_is_of_a_job else application.case.public_id
        )

    found = {}
    for route in routes():
        if route.face != "desk":
            continue
        of_job = "/jobs/" in route.address()
        values = {
            key: numbers(route.name) if kind == "int" else known.get(key) or keys(route.name, of_job)
            for key, kind in route.takes.items()
        }
        found[route.name] = reverse(route.name, kwargs=values)
    return found
