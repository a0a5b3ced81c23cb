"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.conversations.hashing import hash_of
from hospes.conversations.models import Message, MessageDate, MessageFile, Note
from hospes.foundation.holdings import ERASED, NOTHING_PERSONAL, Erasing, Holding

# An empty text has a hash of its own, so that what was approved and what left still agree (I4).
_WORDS = Erasing(
    empties={
        **dict.fromkeys(["subject", "text", "whole_text", "response"], ""),
        "hint": {},
        "act_data": {},
        "touch": None,
        "dismissed_why": ERASED,
        "text_hash": hash_of(""),
    }
)

HOLDINGS = [
    Holding(
        model=Message,
        holds=_("what a candidate and we wrote to each other, and notes of calls"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("subject and text are emptied; times, channel and evidence stay for counting"),
        erasing=_WORDS,
    ),
    Holding(
        model=MessageDate,
        holds=_("which promised dates stand in a message"),
        about="candidate",
        keeps=_("as long as the message"),
        erases=_("nothing of the candidate stands here but keys"),
        erasing=NOTHING_PERSONAL,
    ),
    Holding(
        model=MessageFile,
        holds=_("files that went with a letter or came with a mail"),
        about="candidate",
        keeps=_("as long as the message"),
        erases=_("the row and the file are deleted"),
        erasing=Erasing(deletes=True, files="key"),
    ),
    Holding(
        model=Note,
        holds=_("what members noted about a case for each other"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("the row is deleted"),
        erasing=Erasing(deletes=True),
    ),
]
