"""How the journal entries of the room read."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from hospes.journal.models import Entry


def created(entry: Entry) -> str:
    if entry.data.get("how") == "new_flagged":
        return _("A file was opened. Somebody else uses the same address or number.")
    return _("A file was opened.")


def corrected(entry: Entry) -> str:
    return _("Details were corrected.")


def kept_apart(entry: Entry) -> str:
    return _("Two files with one address or number were said to be two people.")


def link_rotated(entry: Entry) -> str:
    return _("The personal link was replaced; older links stopped working.")


def mailbox_proved(entry: Entry) -> str:
    return _("The mailbox was proved by opening the link.")


def document_accepted(entry: Entry) -> str:
    return _("A file was received.")


SENTENCES: dict[str, Callable[[Entry], str]] = {
    "candidate.created": created,
    "candidate.corrected": corrected,
    "candidate.kept_apart": kept_apart,
    "candidate.link_rotated": link_rotated,
    "candidate.mailbox_proved": mailbox_proved,
    "document.accepted": document_accepted,
}
