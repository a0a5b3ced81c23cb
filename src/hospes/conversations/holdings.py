"""What this room holds about people."""

from hospes.conversations.models import Message, MessageDate, Note
from hospes.foundation.holdings import Holding

HOLDINGS = [
    Holding(
        model=Message,
        holds="what a candidate and we wrote to each other, and notes of calls",
        about="candidate",
        keeps="until the retention date of the case",
        erases="subject and text are emptied; times, channel and evidence stay for counting",
    ),
    Holding(
        model=MessageDate,
        holds="which promised dates stand in a message",
        about="candidate",
        keeps="as long as the message",
        erases="nothing of the candidate stands here but keys",
    ),
    Holding(
        model=Note,
        holds="what members noted about a case for each other",
        about="candidate",
        keeps="until the retention date of the case",
        erases="the row is deleted",
    ),
]
