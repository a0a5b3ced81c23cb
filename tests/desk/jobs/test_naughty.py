"""Whatever is typed into a field is kept or refused in words; nothing breaks, nothing executes."""

import pytest

from tests.desk.jobs.browser import typed

NAUGHTY = {
    "nul": "a\x00b",
    "turned": "\u202eevil\u202c",
    "script": "<script>alert('x')</script>",
    "template": "{{ 7|add:7 }} {% now 'Y' %} %(name)s {greeting}",
    "long": "x" * 30_000,
    "emoji": "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "surrogate": "\ufeff\u200f\u0336",
    "number": "1e309",
    "minus": "-1",
    "digits": "²",
    "sql": "'; DROP TABLE jobs_job; --",
}
PARTS = ["criteria", "pay", "places", "facts", "plan", "questions", "contact", "team", "dates", "openings"]


@pytest.mark.parametrize("part", [*(f"parts/{part}/" for part in PARTS), "texts/en/"])
def test_naughty_words_break_no_part(world, client, part):
    url = f"/desk/jobs/{world.job.public_id}/"
    fields = typed(client.get(url), f"{url}{part}")
    names = [name for name in fields if not name.endswith("-n") and name != "csrfmiddlewaretoken"]

    answers = {why: client.post(f"{url}{part}", {**fields, **dict.fromkeys(names, NAUGHTY[why])}) for why in NAUGHTY}

    assert {answer.status_code for answer in answers.values()} <= {302, 422}
    assert "<script>alert('x')" not in client.get(url).content.decode()
    assert "<script>alert('x')" not in answers["script"].content.decode()


def test_naughty_wishes_break_nothing(world, client):
    url = f"/desk/jobs/{world.job.public_id}/"
    for word in NAUGHTY.values():
        assert client.post(f"{url}visibility/", {"state": word}).status_code == 404
        assert client.post(f"{url}openings/1/", {"do": word, "why": word}).status_code in {404, 422}


def test_naughty_words_begin_no_broken_job(world, client):
    fields = typed(client.get("/desk/jobs/new/"), "/desk/jobs/new/")
    texts = [name for name in fields if name.split("_")[0] in {"title", "new", "low", "high", "currency", "tariff"}]

    for word in NAUGHTY.values():
        answer = client.post("/desk/jobs/new/", {**fields, **dict.fromkeys(texts, word)})
        assert answer.status_code in {302, 422}
        assert client.get("/desk/jobs/").status_code == 200


def test_naughty_cards_and_days_move_nobody(world, client):
    world.apply()
    url = f"/desk/jobs/{world.job.public_id}/"
    for word in NAUGHTY.values():
        for page in ("moves/", "declines/", "asides/", "asides/undo/", "moves/undo/"):
            told = {"card": word, "to": word, "day": word, "why": word, "message": word, "text_en": word, "was": word}
            assert client.get(f"{url}{page}", told).status_code in {302, 404}
            assert client.post(f"{url}{page}", told).status_code in {302, 404, 405, 422}
