"""What a candidate is found by."""

from typing import TYPE_CHECKING

from hospes.candidates.phones import national
from hospes.search import catalogue, tokens
from hospes.search.catalogue import Draft

if TYPE_CHECKING:
    from hospes.candidates.models.candidate import Candidate

KIND = "candidate"
# Who may find every candidate: admins and recruiters (``seen_by``).
AUDIENCE = "recruiting"


def draft(candidate: "Candidate") -> Draft:
    """Names by word, pinyin and initials; addresses and numbers only whole."""
    numbers = [phone.number for phone in candidate.phones.all()]
    exact = [
        *(address.normalised for address in candidate.addresses.all()),
        *numbers,
        *map(national, numbers),
    ]
    return Draft(
        key=candidate.public_id,
        title=candidate.name,
        names=[
            *tokens.of_name(candidate.name, candidate.reading),
            *tokens.of_name(candidate.called),
        ],
        words=tokens.of_exact(exact),
        audience=AUDIENCE,
        at=candidate.created_at,
    )


def index(candidate: "Candidate") -> None:
    """Write what the candidate is found by, in the verb's transaction."""
    catalogue.write(KIND, [draft(candidate)])
