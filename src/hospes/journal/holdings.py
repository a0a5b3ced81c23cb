"""What the journal holds."""

from hospes.foundation.holdings import Holding
from hospes.journal.models import Entry

HOLDINGS = [
    Holding(
        model=Entry,
        holds="who did what to what and when, as keys; no names, addresses or texts",
        about="candidate",
        keeps="for good: it is the proof of what was done",
        erases="nothing: keys lead nowhere once the rows they name are gone",
    )
]
