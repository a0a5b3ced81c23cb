"""How this room's journal entries read."""

from django.utils.translation import gettext_lazy as _

from hospes.journal.models import Entry
from hospes.journal.sentences import Sentence

SENTENCES = {
    "mail_server.configured": _("changed an outgoing mail server"),
    "mail_server.followed": _("let a mail server go with its writer to another address"),
    "mail_server.removed": _("removed an outgoing mail server"),
    "texts.configured": _("changed how text messages are sent"),
    "dns.selectors_named": _("named the DKIM keys that are looked at"),
    "arrival.set_aside": _("put a mail aside that could not be sorted"),
    "mailbox.set_up": _("set up a mailbox that is read"),
    "mailbox.removed": _("stopped reading a mailbox"),
    "receiving.changed": _("changed how mail comes in"),
    "arrival.brought_back": _("brought back a mail that had been put aside"),
}


def sentence(verb: str) -> Sentence:
    """Return the function that reads entries of one verb."""

    def read(entry: Entry) -> str:
        return str(SENTENCES[verb])

    return read
