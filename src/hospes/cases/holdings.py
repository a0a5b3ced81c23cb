"""What this room holds about people."""

import hashlib

from django.db.models import Case as Choice
from django.db.models import Value, When
from django.utils.translation import gettext_lazy as _

from hospes.cases.models import Case, Ending, HandOver
from hospes.foundation.holdings import NOTHING_PERSONAL, Erasing, Holding

# A no keeps a hash of what was told, for the database demands one: that of the emptied text.
_TOLD = Choice(When(text_hash="", then=Value("")), default=Value(hashlib.sha256(b"").hexdigest()))
_REASONS = Erasing(empties={"reason_text": "", "reopened_why": "", "text_hash": _TOLD})

HOLDINGS = [
    Holding(
        model=Case,
        holds=_("which matter a candidate has with us and who looks after it"),
        about="candidate",
        keeps=_("until the retention date of the ending"),
        erases=_("the row stays without a name, the candidate's own row is emptied"),
        erasing=NOTHING_PERSONAL,
    ),
    Holding(
        model=Ending,
        holds=_("how a matter ended, who decided and why"),
        about="candidate",
        keeps=_("until the retention date of the ending"),
        erases=_("the reason's words are emptied; outcome and times stay for counting"),
        erasing=_REASONS,
    ),
    Holding(
        model=HandOver,
        holds=_("which members looked after a matter"),
        about="member",
        keeps=_("as long as the case"),
        erases=_("nothing of the candidate stands here"),
        erasing=Erasing(empties={"why": ""}),
    ),
]
