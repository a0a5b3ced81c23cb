"""How this room's journal entries read."""

from django.utils.translation import gettext_lazy as _

from hospes.journal.models import Entry
from hospes.journal.sentences import Sentence

SENTENCES = {
    "touch.opened": _("planned a personal word"),
    "touch.started": _("began a personal word"),
    "touch.asked": _("asked whether it happened"),
    "touch.settled": _("noted what became of a personal word"),
    "touch.allowed": _("noted that they may be reached again by a way they had stopped"),
    "touch.cancelled": _("took a planned personal word back"),
}


def sentence(verb: str) -> Sentence:
    """Return the function that reads entries of one verb."""

    def read(entry: Entry) -> str:
        return str(SENTENCES[verb])

    return read
