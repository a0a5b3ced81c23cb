"""Whatever people type into a field is stored as typed or refused in a sentence, and breaks nothing."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hospes.candidates.details import clean
from hospes.candidates.filenames import shown_name
from hospes.candidates.models import Candidate
from hospes.candidates.refusals import DetailsRefused
from hospes.candidates.sniffing import PDF
from hospes.foundation.text import TooLong, clean_line
from hospes.search import catalogue

pytestmark = pytest.mark.django_db
LINES = ("name", "called", "pronunciation", "reading")


def kept(text: str) -> str | None:
    """What a line of text is stored as, or None where it is refused."""
    with suppress(DetailsRefused):
        return str(clean({"name": text}, region="")["name"])
    return None


def put_through_every_field(ada: Candidate, text: str) -> None:
    """Correct every field to ``text``, read it back, search for it."""
    line = kept(text)
    if line is not None:
        ada.correct(by="member:1", **dict.fromkeys(LINES, text))
        again = Candidate.objects.get(pk=ada.pk)
        assert [getattr(again, field) for field in LINES] == [line] * len(LINES)
        assert again.salutation("en") == line
    for field in ("email", "phone", "links", "language", "zone", "prefers"):
        with suppress(DetailsRefused):
            clean({field: [text] if field == "links" else text}, region="CN")
    found = catalogue.find(text, audiences=["recruiting"])
    assert {entry.key for entry in found} <= {ada.public_id}
    assert "/" not in shown_name(text, PDF)


@pytest.mark.corpus
def test_naughty_strings_of_the_corpus(ada: Candidate, corpora: Path):
    strings = json.loads((corpora / "malicious-input" / "blns" / "blns.json").read_text())

    for text in strings:
        put_through_every_field(ada, text)

    assert len(strings) == 515


@pytest.mark.corpus
def test_what_is_kept_of_a_naughty_string_is_the_string(corpora: Path):
    """Only the blanks around it, controls and turns of the reading direction are gone."""
    strings = json.loads((corpora / "malicious-input" / "blns" / "blns.json").read_text())
    changed = []
    for text in strings:
        with suppress(TooLong):
            if clean_line(text, 10_000) != " ".join(text.split()):
                changed.append(text)

    assert len(changed) <= 20


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=210))
def test_any_text_at_all(ada: Candidate, text: str):
    put_through_every_field(ada, text)
