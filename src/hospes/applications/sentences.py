"""How this room's journal entries read."""

from django.utils.translation import gettext_lazy as _

from hospes.journal.models import Entry
from hospes.journal.sentences import Sentence

SENTENCES = {
    "application.submitted": _("applied"),
    "application.advanced": _("moved this to the next stage"),
    "application.held": _("asked for more time"),
    "application.declined": _("said no"),
    "application.withdrawn": _("stepped back"),
    "application.set_aside": _("noted that this is not an application"),
    "application.restored": _("made this an application again"),
    "question.mailed": _("wrote to us by mail, about something new"),
    "question.asked": _("asked before applying"),
}


def sentence(verb: str) -> Sentence:
    """Return the function that reads entries of one verb."""

    def read(entry: Entry) -> str:
        return str(SENTENCES[verb])

    return read
