from collections.abc import Callable
from typing import Any

import pytest

from hospes.candidates.models import Candidate
from tests.candidates.files import docx_of


@pytest.fixture
def make() -> Callable[..., Candidate]:
    """Find or create a candidate by the real verb; ``make(name=…)`` changes what is told."""

    def make_candidate(**told: Any) -> Candidate:
        facts = {"name": "Ada Lovelace", "email": "ada@example.org", "by": "machine:test", **told}
        return Candidate.objects.find_or_create(**facts)[0]

    return make_candidate


@pytest.fixture
def ada(db: None, make: Callable[..., Candidate]) -> Candidate:
    return make()


@pytest.fixture
def accept(ada: Candidate) -> Callable[..., Any]:
    """Accept a file of Ada's; a DOCX of one line unless told otherwise."""

    def accept_file(**told: Any) -> Any:
        facts = {"name": "cv.docx", "content": docx_of("Ada Lovelace, engine builder"), **told}
        return ada.documents.accept(candidate=ada, by=ada.actor, **facts)

    return accept_file
