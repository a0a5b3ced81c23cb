"""The facts a notice may name, and how they are put in. A closed list: never a format string."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hospes.foundation import house, wording
from hospes.privacy.refusals import NoticeEmpty, PlaceholderMissing, UnknownPlaceholder
from hospes.privacy.settings import KeepingSettings
from hospes.team.enums import DutyKind
from hospes.team.models import Company, Duty

KNOWN = ("company", "address", "contact", "period")
# What must be said at collection: who we are, whom to write to, how long (GDPR Art. 13, PIPL Art. 17).
NEEDED = ("company", "contact", "period")

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def check(text: str) -> None:
    """Refuse a text that names unknown facts or lacks a needed one.

    Raises NoticeEmpty, UnknownPlaceholder, PlaceholderMissing.
    """
    if not text:
        raise NoticeEmpty
    found = _PLACEHOLDER.findall(text)
    for word in found:
        if word not in KNOWN:
            raise UnknownPlaceholder(word=word, known=", ".join(KNOWN))
    for word in NEEDED:
        if word not in found:
            raise PlaceholderMissing(word=word)


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Put the facts in. A fact that looks like a placeholder stays as it is."""
    return _PLACEHOLDER.sub(lambda found: facts[found[1]], text)


def facts(language: str) -> dict[str, str]:
    """The facts of this house now, in ``language``. Raises HouseNotOpen."""
    company = Company.objects.here()
    holder = Duty.objects.holder(DutyKind.DATA)
    with override(wording.catalogue(language)):
        return {
            "company": company.legal_name or company.called(language),
            "address": company.postal_address,
            "contact": _("%(name)s, %(address)s") % {"name": holder.name, "address": holder.email}
            if holder
            else company.jobs_address,
            "period": period(house.read(KeepingSettings).days_after_ending),
        }


def period(days: int) -> str:
    """How long we keep data, in the active language: exact, since it is a promise."""
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
