"""How our journal entries read."""

from django.utils.translation import gettext as _

from hospes.journal.models import Entry
from hospes.privacy.enums import Purpose


def given(entry: Entry) -> str:
    return _("Agreed: %(purpose)s") % {"purpose": Purpose(entry.data["purpose"]).label}


def withdrawn(entry: Entry) -> str:
    return _("Took back: %(purpose)s") % {"purpose": Purpose(entry.data["purpose"]).label}


def published(entry: Entry) -> str:
    return _("New notice about data: version %(version)s") % {"version": entry.data["version"]}


SENTENCES = {
    "consent.given": given,
    "consent.withdrawn": withdrawn,
    "notice.published": published,
}
