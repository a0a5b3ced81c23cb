"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.cases.models import Case, Ending, HandOver
from hospes.foundation.holdings import Holding

HOLDINGS = [
    Holding(
        model=Case,
        holds=_("which matter a candidate has with us and who looks after it"),
        about="candidate",
        keeps=_("until the retention date of the ending"),
        erases=_("the row stays without a name, the candidate's own row is emptied"),
    ),
    Holding(
        model=Ending,
        holds=_("how a matter ended, who decided and why"),
        about="candidate",
        keeps=_("until the retention date of the ending"),
        erases=_("the reason's words are emptied; outcome and times stay for counting"),
    ),
    Holding(
        model=HandOver,
        holds=_("which members looked after a matter"),
        about="member",
        keeps=_("as long as the case"),
        erases=_("nothing of the candidate stands here"),
    ),
]
