"""What this room holds about people."""

from hospes.cases.models import Case, Ending, HandOver
from hospes.foundation.holdings import Holding

HOLDINGS = [
    Holding(
        model=Case,
        holds="which matter a candidate has with us and who looks after it",
        about="candidate",
        keeps="until the retention date of the ending",
        erases="the row stays without a name, the candidate's own row is emptied",
    ),
    Holding(
        model=Ending,
        holds="how a matter ended, who decided and why",
        about="candidate",
        keeps="until the retention date of the ending",
        erases="the reason's words are emptied; outcome and times stay for counting",
    ),
    Holding(
        model=HandOver,
        holds="which members looked after a matter",
        about="member",
        keeps="as long as the case",
        erases="nothing of the candidate stands here",
    ),
]
