"""What the room holds."""

from hospes.foundation.holdings import Erasing, Holding
from hospes.search.models import Entry

HOLDINGS = [
    Holding(
        model=Entry,
        holds="names, addresses, numbers and words of what can be found, cut into tokens",
        about="candidate",
        keeps="as long as the thing it finds",
        erases="the row, when its own room removes it",
        erasing=Erasing(deletes=True),
    )
]
