"""How this room's journal entries read."""

from django.utils.translation import gettext_lazy as _

from hospes.journal.models import Entry
from hospes.journal.sentences import Sentence

SENTENCES = {
    "case.opened": _("opened this"),
    "case.handed_over": _("handed this over"),
    "case.deputy_changed": _("named another deputy"),
    "case.ended": _("wrote the ending"),
    "case.closed": _("closed this: the answer arrived"),
    "case.reopened": _("opened this again"),
}


def sentence(verb: str) -> Sentence:
    """Return the function that reads entries of one verb."""

    def read(entry: Entry) -> str:
        return str(SENTENCES[verb])

    return read
