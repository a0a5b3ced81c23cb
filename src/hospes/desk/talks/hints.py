"""What speaks against an hour: somebody is away, does not work, or it is night where the candidate is. Never a no."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.foundation import showing, working
from hospes.team.models import Absence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hospes.candidates.models import Candidate
    from hospes.team.models import Member

# When people can be asked to talk, on their own clock; of the candidate we know no calendar.
FIRST, LAST = 8, 20


def theirs(candidate: Candidate, start: datetime, zone: str) -> str:
    """The hour on the candidate's clock, that of ``zone`` beside it, in the member's language."""
    when = showing.instant(start, candidate.zone, zone, get_language() or "en")
    return _("For {name}: {when}").format(name=candidate.called_or_name, when=when)


def of(candidate: Candidate, people: Iterable[Member], start: datetime, minutes: int) -> list[str]:
    """Each thing worth a second look, as a sentence. One query."""
    end = start + timedelta(minutes=minutes)
    chosen = list(people)
    away = {row.member_id for row in Absence.objects.touching(start, end).filter(member__in=chosen)}
    found = [_of_member(member, start, end, away=member.pk in away) for member in chosen]
    return list(filter(None, [_of_candidate(candidate, start, end), *found]))


def _of_member(member: Member, start: datetime, end: datetime, *, away: bool) -> str:
    name, language = member.name, get_language() or "en"
    if away:
        return _("{name} is away then.").format(name=name)
    local = start.astimezone(ZoneInfo(member.zone))
    there = local.date()
    if not working.is_working(there, member.calendar):
        day = showing.day(there, language)
        named = working.holidays_between(there, there, member.calendar)
        if named:
            words = _("For {name}, {day} is a holiday: {holiday}.")
            return words.format(name=name, day=day, holiday=named[0].name(language))
        return _("For {name}, {day} is no working day.").format(name=name, day=day)
    if not working.is_open(start, member.calendar) or end > working.closing(there, member.calendar):
        hour = local.strftime("%H:%M")
        return _("For {name} it is {hour} then, not all of it within working hours.").format(name=name, hour=hour)
    return ""


def _of_candidate(candidate: Candidate, start: datetime, end: datetime) -> str:
    zone = ZoneInfo(candidate.zone)
    begins, ends = start.astimezone(zone), end.astimezone(zone)
    if begins.hour >= FIRST and ends.date() == begins.date() and ends.hour < LAST + 1:
        return ""
    name = candidate.called_or_name
    return _("For {name} it is {hour} then.").format(name=name, hour=begins.strftime("%H:%M"))
