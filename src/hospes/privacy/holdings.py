"""What privacy holds, about whom, and how that ends."""

from django.utils.translation import gettext_noop as _

from hospes.foundation.holdings import NOTHING_PERSONAL, Erasing, Holding
from hospes.privacy.models import Consent, Erasure, Notice

HOLDINGS = [
    Holding(
        model=Notice,
        holds=_("what we said about your data, version by version"),
        about="nobody",
        keeps=_("for good"),
        erases=_("nothing: it names no candidate"),
    ),
    Holding(
        model=Consent,
        holds=_("what you agreed to, when, and what you took back"),
        about="candidate",
        keeps=_("as long as we hold anything about you, and as proof until claims run out"),
        erases=_("the rows are deleted with the candidate"),
        erasing=Erasing(deletes=True),
    ),
    Holding(
        model=Erasure,
        holds=_("that you asked us to delete everything, and when it was done"),
        about="candidate",
        keeps=_("for good, as proof that it was done"),
        erases=_("nothing of the candidate stands here but keys"),
        erasing=NOTHING_PERSONAL,
    ),
]
