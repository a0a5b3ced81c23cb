import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def inspect(*words: str) -> str:
    out = StringIO()
    call_command("inspect", *words, stdout=out)
    return out.getvalue()


def test_inspect_due_prints_one_object():
    facts = json.loads(inspect("due", "2026-09-28T16:00", "5", "CN", "--json"))

    assert facts["due"] == "2026-10-10T18:00:00+08:00"
    assert facts["calendar"] == "CN"
    assert facts["coverage_until"] >= "2026-12-31"


def test_inspect_due_takes_two_calendars_and_an_offset():
    facts = json.loads(inspect("due", "2026-09-30T02:00+00:00", "3", "CN+DE-BE", "--json"))

    assert facts["due"] == "2026-10-12T18:00:00+08:00"
    assert facts["calendar"] == "CN+DE-BE"


def test_inspect_due_says_it_in_words():
    assert "due 2026-10-10T18:00:00+08:00 by CN" in inspect("due", "2026-09-28T16:00", "5", "CN")


def test_inspect_due_says_when_holidays_are_not_published_yet():
    assert "around" in inspect("due", "2040-01-04T10:00", "5", "CN")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["due", "today", "5", "CN"], "Like this, please"),
        (["due", "2026-09-28T16:00", "soon", "CN"], "Like this, please"),
        (["due", "2026-09-28T16:00", "-1", "CN"], "Like this, please"),
        (["due"], "Like this, please"),
        (["due", "2026-09-28T16:00", "5", "MOON"], "There are: CA-ON, CN, DE-BE, US"),
        (["mail", "letter.eml"], "not built yet"),
        (["tea"], "Nothing here can read “tea”"),
    ],
)
def test_inspect_refuses_in_a_sentence(words, sentence):
    with pytest.raises(CommandError, match=sentence):
        inspect(*["--", *words] if "-1" in words else words)
