"""Odd strings in every field of every act: a plain sentence or a page, never a 500, and nothing executes."""

import json

import pytest

FIELDS = {
    "compose": {"subject", "text", "day", "answers", "letter", "back"},
    "advance": {"stage", "day", "text", "made", "back"},
    "hold": {"reason", "day", "text", "made"},
    "decline": {"reason_kind", "criterion", "plain", "thanks", "text", "made"},
    "call": {"outcome", "words"},
    "reply-noted": {"subject", "words"},
    "note": {"words", "mentions"},
    "details": {"name", "called", "pronunciation", "reading", "emails", "phones", "prefers"},
    "hand-over": {"role", "to", "why"},
    "aside": {"why"},
}
SOME = [
    "\0",
    "\u202ereversed",
    "<script>alert(1)</script>",
    "{date}",
    "{0}%s{greeting}",
    "𝕬" * 400,
    "'; DROP TABLE--",
    " ",
]


@pytest.mark.parametrize("act", FIELDS)
@pytest.mark.parametrize("odd", SOME, ids=range(len(SOME)))
def test_odd_strings_are_answered(house, act, odd):
    answer = house.post(act, **dict.fromkeys(FIELDS[act] - {"answers"}, odd))

    assert answer.status_code in {302, 422}
    if answer.status_code == 422:
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.corpus
def test_the_big_list_of_naughty_strings(house, corpora):
    path = next((corpora / "malicious-input" / "blns").glob("**/blns.json"))
    for odd in json.loads(path.read_text())[::7]:
        for act in ("reply-noted", "note", "call"):
            answer = house.client.post(house.url(act), {"words": odd, "outcome": "no_answer"})
            assert answer.status_code in {302, 422}
    page = house.get("case").content.decode()
    assert "<script>alert" not in page
