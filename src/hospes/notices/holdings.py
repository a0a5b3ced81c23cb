"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.holdings import Erasing, Holding
from hospes.notices.models import Notice, Reminder, Robot, Round, Way, Word

HOLDINGS = [
    Holding(
        model=Way,
        holds=_("where a member is told what waits for him, and when not"),
        about="member",
        keeps=_("for good: wishes only"),
        erases=_("nothing"),
    ),
    Holding(
        model=Notice,
        holds=_("that a member was to hear of a matter; keys and times only"),
        about="member",
        keeps=_("for good: keys and times only"),
        erases=_("nothing of the candidate stands here but keys"),
    ),
    Holding(
        model=Word,
        holds=_("what was written to a member about who waits for him, with names"),
        about="candidate",
        keeps=_("until it has left; then only that and when"),
        erases=_("the words, also of one that has not left yet"),
        erasing=Erasing(empties=dict.fromkeys(["subject", "text", "mail", "link"], "")),
    ),
    Holding(
        model=Reminder,
        holds=_("what a member wants to remember, perhaps about somebody"),
        about="candidate",
        keeps=_("until the member deletes it, at most as long as the case"),
        erases=_("the row is deleted"),
        erasing=Erasing(deletes=True),
    ),
    Holding(
        model=Robot,
        holds=_("the sealed address of a group chat"),
        about="nobody",
        keeps=_("until it is disconnected"),
        erases=_("nothing"),
    ),
    Holding(
        model=Round,
        holds=_("when it is looked next what happened"),
        about="nobody",
        keeps=_("for good"),
        erases=_("nothing"),
    ),
]
