"""How this room's journal entries read."""

from django.utils.translation import gettext_lazy as _

from hospes.journal.models import Entry
from hospes.journal.sentences import Sentence

SENTENCES = {
    "calendar.opened": _("made a secret calendar address"),
    "calendar.connected": _("connected a calendar outside"),
    "calendar.disconnected": _("let the calendar outside go"),
    "calendar.revoked": _("switched the secret calendar address off"),
}


def sentence(verb: str) -> Sentence:
    """Return the function that reads entries of one verb."""

    def read(entry: Entry) -> str:
        return str(SENTENCES[verb])

    return read
