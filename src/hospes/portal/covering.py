"""Who looks after somebody while the contact is away: one line under the person, computed from facts (practice P10).

Why somebody is away is never said; an illness reads "unexpectedly away" (P22).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hospes.cases.enums import Role
from hospes.foundation import showing
from hospes.promises.models.passing_on import LADDER
from hospes.promises.queries import standing

if TYPE_CHECKING:
    from datetime import date, datetime

    from hospes.cases.models import Case
    from hospes.team.models import Absence

# An absence that is to come is said this long before, to whom it concerns.
SAID_BEFORE = timedelta(days=7)


def since(case: Case) -> str:
    """That somebody else looks after it since we missed a date (spec 8.5); else nothing."""
    last = next((row for row in reversed(case.hand_overs.all()) if row.role == Role.CONTACT), None)
    if last is None or last.by != LADDER or not case.is_live:
        return ""
    day = showing.day(last.at.astimezone(ZoneInfo(case.candidate.zone)).date(), case.candidate.language)
    return _("Since {day}, {contact} looks after you, because we had missed a date.").format(
        day=day, contact=case.contact.name
    )


def line(case: Case, now: datetime) -> str:
    """Who answers now, who if the contact is away; said plainly where nobody does."""
    contact, deputy = case.contact, case.deputy
    absence = contact.absence_at(now)
    if absence is not None and absence.is_worth_telling():
        return _away(case, absence, now)
    if not contact.is_active and deputy is not None and deputy.is_active:
        return _("{contact} is away. {deputy} looks after you; your dates stay as they are.").format(
            contact=contact.name, deputy=deputy.name
        )
    if deputy is None or not deputy.is_active:
        return _("Nobody covers for {contact}.").format(contact=contact.name)
    coming = _coming(case, now)
    if coming is not None:
        days = showing.span(_first(coming), _last(coming), case.candidate.language)
        return _(
            "{contact} is away {days}. {deputy} looks after you then: {address}. Your dates stay as they are."
        ).format(contact=contact.name, days=days, deputy=deputy.name, address=deputy.email)
    return _("If {contact} is away, {deputy} answers: {address}").format(
        contact=contact.name, deputy=deputy.name, address=deputy.email
    )


def _away(case: Case, absence: Absence, now: datetime) -> str:
    facts = {
        "contact": case.contact.name,
        "date": showing.day(_last(absence), case.candidate.language),
        "deputy": case.deputy.name if case.deputy else "",
    }
    if not case.is_covered_at(now):
        said = _("{contact} is away until {date}, and nobody covers. Your dates stay as they are.")
    elif absence.is_unexpected:
        said = _("{contact} is unexpectedly away until {date}; {deputy} looks after you and reads what you write.")
    else:
        said = _("{contact} is away until {date}; {deputy} looks after you and reads what you write.")
    return said.format(**facts)


def _coming(case: Case, now: datetime) -> Absence | None:
    """The next absence of the contact in which the candidate's next date falls, where a deputy is here then."""
    seen = standing(case.promises.all(), now)
    if seen.next is None or case.deputy is None:
        return None
    for absence in case.contact.absences.all():
        soon = now < absence.starts <= now + SAID_BEFORE
        covered = case.deputy.is_present_throughout(absence.starts, absence.until)
        if soon and absence.runs_at(seen.next.due) and covered and absence.is_worth_telling():
            return absence
    return None


def _first(absence: Absence) -> date:
    return absence.starts.astimezone(ZoneInfo(absence.member.zone)).date()


def _last(absence: Absence) -> date:
    """The last day on which he is away: an end at midnight belongs to the day before."""
    return (absence.until - timedelta(microseconds=1)).astimezone(ZoneInfo(absence.member.zone)).date()
