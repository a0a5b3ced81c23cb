"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.calendars.models import Copy, Entry, Feed, GuestFeed, Outside
from hospes.foundation.holdings import Erasing, Holding

HOLDINGS = [
    Holding(
        model=Entry,
        holds=_("which times stand in a member's calendar; who they are about is looked up when it is read"),
        about="member",
        keeps=_("for good: keys and times only"),
        erases=_("nothing of the candidate stands here but keys"),
    ),
    Holding(
        model=Feed,
        holds=_("that a member has a secret calendar address; the address itself is not kept"),
        about="member",
        keeps=_("for good: worthless once revoked"),
        erases=_("nothing"),
    ),
    Holding(
        model=Outside,
        holds=_("where a member's own calendar lies, his name there and the sealed password"),
        about="member",
        keeps=_("until the member lets it go"),
        erases=_("nothing of the candidate stands here but keys"),
    ),
    Holding(
        model=Copy,
        holds=_("which entries were written into a member's own calendar"),
        about="member",
        keeps=_("until the member lets it go"),
        erases=_("nothing of the candidate stands here but keys"),
    ),
    Holding(
        model=GuestFeed,
        holds=_("that a candidate has a secret calendar address; the address itself is not kept"),
        about="candidate",
        keeps=_("for good: worthless once revoked"),
        erases=_("the row is deleted"),
        erasing=Erasing(deletes=True),
    ),
]
