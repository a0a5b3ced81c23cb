"""What this room holds about people."""

from hospes.foundation.holdings import Holding
from hospes.promises.models import Promise, PromiseEvent

HOLDINGS = [
    Holding(
        model=Promise,
        holds="what we promised a candidate, by when, and what became of it",
        about="candidate",
        keeps="until the retention date of the case",
        erases="kind, times and states stay for counting; no words of the candidate stand here",
    ),
    Holding(
        model=PromiseEvent,
        holds="when a promise was made, moved, kept or missed, and by whom",
        about="candidate",
        keeps="for good, so that the record cannot be improved afterwards",
        erases="nothing of the candidate stands here but keys",
    ),
]
