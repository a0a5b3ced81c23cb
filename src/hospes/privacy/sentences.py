"""How our journal entries read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from hospes.journal.models import Entry
from hospes.privacy.enums import Purpose

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def given(entry: Entry) -> str:
    return _("Agreed: %(purpose)s") % {"purpose": Purpose(entry.data["purpose"]).label}


def withdrawn(entry: Entry) -> str:
    return _("Took back: %(purpose)s") % {"purpose": Purpose(entry.data["purpose"]).label}


def published(entry: Entry) -> str:
    return _("New notice about data: version %(version)s") % {"version": entry.data["version"]}


def erasure(words: "_StrPromise") -> Callable[[Entry], str]:
    """Return the function that reads entries of one step of an erasure."""

    def read(entry: Entry) -> str:
        return str(words)

    return read


SENTENCES = {
    "erasure.asked": erasure(_lazy("asked that everything about the person be deleted")),
    "erasure.confirmed": erasure(_lazy("confirmed that everything is to be deleted")),
    "erasure.taken_back": erasure(_lazy("noted that nothing is to be deleted after all")),
    "erasure.done": erasure(_lazy("deleted everything about the person")),
    "consent.given": given,
    "consent.withdrawn": withdrawn,
    "notice.published": published,
}
