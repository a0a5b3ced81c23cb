"""How this room's journal entries read."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hospes.journal.models import Entry
from hospes.journal.sentences import Sentence

SENTENCES = {
    "message.approved": _("approved a letter"),
    "message.undone": _("took a letter back before it left"),
    "message.hastened": _("let a waiting letter leave at once"),
    "message.released": _("let a letter leave"),
    "message.dropped": _("a letter was not sent, because it was no longer true"),
    "message.uncertain": _("nobody knows whether a letter left"),
    "message.came_back": _("a letter came back"),
    "message.complained": _("a recipient’s provider called a letter unwanted"),
    "message.dealt_with": _("dealt with a letter that did not get through"),
    "message.contradicted": _("said that a question was not answered"),
    "call.contradicted": _("said that nobody called"),
    "message.received": _("wrote to us"),
    "message.dismissed": _("noted that no answer is needed"),
    "call.noted": _("noted a call"),
    "arrival.filed": _("found the place of a mail that could not be sorted"),
    "arrival.taken_back": _("took a mail out that belonged somewhere else"),
    "message.outside": _("wrote from their own mail program"),
    "note.written": _("left a note"),
}
# Whoever did this said why; the history tells it.
WITH_REASON = frozenset({"message.dealt_with"})


def sentence(verb: str) -> Sentence:
    """Return the function that reads entries of one verb."""

    def read(entry: Entry) -> str:
        why = entry.data.get("why", "") if verb in WITH_REASON else ""
        return gettext("{what}: {why}").format(what=SENTENCES[verb], why=why) if why else str(SENTENCES[verb])

    return read
