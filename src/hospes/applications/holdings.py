"""What this room holds about people."""

from hospes.applications.models import Application, Move
from hospes.foundation.holdings import Holding

HOLDINGS = [
    Holding(
        model=Application,
        holds="for which job a candidate applied, with which answers, and how far it went",
        about="candidate",
        keeps="until the retention date of the case",
        erases="the answers are emptied; job, stage and times stay for counting",
    ),
    Holding(
        model=Move,
        holds="from which stage to which an application moved, when and by whom",
        about="candidate",
        keeps="until the retention date of the case",
        erases="nothing of the candidate stands here but keys",
    ),
]
