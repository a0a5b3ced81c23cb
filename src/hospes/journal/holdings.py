"""What the journal holds."""

from hospes.foundation.holdings import Erasing, Holding
from hospes.journal.models import Entry

HOLDINGS = [
    Holding(
        model=Entry,
        holds="who did what to what and when, as keys; here and there a reason in somebody's words",
        about="candidate",
        keeps="for good: it is the proof of what was done",
        erases="words that somebody wrote; keys lead nowhere once the rows they name are gone",
        erasing=Erasing(each=Entry.forget_words),
    )
]
