"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.holdings import Erasing, Holding
from hospes.touches.models import Touch

HOLDINGS = [
    Holding(
        model=Touch,
        holds=_("calls and personal words that a member planned, what became of them, and what you asked to stop"),
        about="candidate",
        keeps=_("until the retention date of the case"),
        erases=_("the row is deleted"),
        erasing=Erasing(deletes=True),
    ),
]
