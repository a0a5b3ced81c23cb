"""The Big List of Naughty Strings in every field: taken or refused in words, never run, never a 500."""

import json
import re

import pytest

from tests.careers.pages import value_of

EVERY = 12


@pytest.fixture
def naughty(corpora):
    return json.loads((corpora / "malicious-input" / "blns" / "blns.json").read_text("utf-8"))[::EVERY]


def test_naughty_strings_in_every_field(client, world, typed, naughty):
    [question] = world.job.questions()
    fields = ("name", "called", "email", "phone", "links", "words", "nonce", "zone", "kept_resume", question.field)
    for string in naughty:
        answer = client.post(f"/en/jobs/{world.job.public_id}/apply/", typed(**dict.fromkeys(fields, string)))
        assert answer.status_code in {303, 422}, string
        if answer.status_code == 422:
            assert not re.search(r"<script>(?!.*ld\+json)", answer.content.decode())


def test_naughty_names_apply_and_are_shown_as_text(client, world, typed, naughty):
    for number, string in enumerate(naughty):
        told = typed(name=f"A{string}"[:100], email=f"a{number}@example.org")
        answer = client.post(f"/en/jobs/{world.job.public_id}/apply/", told)
        assert answer.status_code == 303, string
        assert client.get(answer.headers["Location"]).status_code == 200


def test_naughty_searches(client, world, naughty):
    for string in naughty:
        answer = client.get("/zh/jobs/", {"q": string, "place": string, "team": string, "kind": string, "page": string})
        assert answer.status_code == 200, string


def test_naughty_questions(client, world, naughty):
    for string in naughty:
        told = {"name": string, "email": "ada@example.org", "question": string}
        answer = client.post(f"/en/jobs/{world.job.public_id}/ask/", told)
        assert answer.status_code in {303, 422}, string
        if answer.status_code == 422:
            assert value_of(answer, "reference") == ""
