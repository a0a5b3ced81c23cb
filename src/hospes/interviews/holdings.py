"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.holdings import Erasing, Holding
from hospes.interviews.models import Interview, Participant

HOLDINGS = [
    Holding(
        model=Interview,
        holds=_("when and where we talked with a candidate, about what, and what became of it"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("place and topic are emptied; times and states stay for counting"),
        erasing=Erasing(empties={"where": "", "topic": ""}),
    ),
    Holding(
        model=Participant,
        holds=_("which colleagues took part in a talk"),
        about="member",
        keeps=_("until the retention date of the case"),
        erases=_("nothing of the candidate stands here but keys"),
    ),
]
