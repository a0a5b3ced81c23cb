"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.applications.models import Application, Move
from hospes.foundation.holdings import NOTHING_PERSONAL, Holding

HOLDINGS = [
    Holding(
        model=Application,
        holds=_("for which job a candidate applied, with which answers, and how far it went"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("the answers are emptied; job, stage and times stay for counting"),
        erasing=NOTHING_PERSONAL,
    ),
    Holding(
        model=Move,
        holds=_("from which stage to which an application moved, when and by whom"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("nothing of the candidate stands here but keys"),
        erasing=NOTHING_PERSONAL,
    ),
]
