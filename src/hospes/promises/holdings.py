"""What this room holds about people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hospes.foundation.holdings import NOTHING_PERSONAL, Erasing, Holding
from hospes.promises.models import Promise, PromiseEvent, Rung
from hospes.promises.models.event import ERASED

# Events from before there were seals hold keys only, which their digest covers: they stay.
_SEALED = Erasing(empties={"by": ERASED, "fact": {}, "salt": ""}, which=~Q(salt=""))

HOLDINGS = [
    Holding(
        model=Promise,
        holds=_("what we promised a candidate, by when, and what became of it"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("kind, times and states stay for counting; no words of the candidate stand here"),
        erasing=NOTHING_PERSONAL,
    ),
    Holding(
        model=PromiseEvent,
        holds=_("when a promise was made, moved, kept or missed, and by whom"),
        about="candidate",
        keeps=_("for good, so that the record cannot be improved afterwards"),
        erases=_("by whom and why is deleted; kind and times stay, and the chain still proves them"),
        erasing=_SEALED,
    ),
    Holding(
        model=Rung,
        holds=_("who of us was told that a date was near or missed"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("nothing of the candidate stands here but keys"),
        erasing=NOTHING_PERSONAL,
    ),
]
