"""What privacy holds, about whom, and how that ends."""

from django.utils.translation import gettext_noop as _

from hospes.foundation.holdings import Holding
from hospes.privacy.models import Consent, Notice

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
    ),
]
