"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.holdings import Holding
from hospes.promises.models import Promise, PromiseEvent, Rung

HOLDINGS = [
    Holding(
        model=Promise,
        holds=_("what we promised a candidate, by when, and what became of it"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("kind, times and states stay for counting; no words of the candidate stand here"),
    ),
    Holding(
        model=PromiseEvent,
        holds=_("when a promise was made, moved, kept or missed, and by whom"),
        about="candidate",
        keeps=_("for good, so that the record cannot be improved afterwards"),
        erases=_("by whom and why is deleted; kind and times stay, and the chain still proves them"),
    ),
    Holding(
        model=Rung,
        holds=_("who of us was told that a date was near or missed"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("nothing of the candidate stands here but keys"),
    ),
]
