"""A visitor of the site, and what he sends."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from hospes.jobs.models import Job
from tests.world import World, in_folder

CV = b"Ada Lovelace\nWrote the first programme.\n"


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    cache.clear()
    return World()


@pytest.fixture
def typed(world):
    """What Ada types into the form of the world's job; changes by name, ``None`` leaves a field out."""

    def fill(job: Job | None = None, **changes: Any) -> dict[str, Any]:
        questions = (job or world.job).questions()
        answers = {
            "name": "Ada Lovelace",
            "email": "ada@example.org",
            "phone": "",
            "nonce": uuid4().hex,
            "zone": "America/Toronto",
            "resume": SimpleUploadedFile("cv.txt", CV),
            **{question.field: "A loom." for question in questions},
            "consent": "on",
            **changes,
        }
        return {name: answer for name, answer in answers.items() if answer is not None}

    return fill


@pytest.fixture
def send(client, world, typed):
    """Send the form of the world's job and return the answer, redirects not followed."""

    def post(language: str = "en", headers: dict[str, str] | None = None, **changes: Any):
        address = f"/{language}/jobs/{world.job.public_id}/apply/"
        return client.post(address, typed(**changes), headers=headers)

    return post


@pytest.fixture
def ask(client, world):
    """Send the question form of the world's job."""

    def post(**changes: Any):
        told = {"name": "Ada Lovelace", "email": "ada@example.org", "question": "Is it cold?", **changes}
        return client.post(f"/en/jobs/{world.job.public_id}/ask/", told)

    return post
