"""Checks of where and in which language somebody works."""

from zoneinfo import available_timezones

from hospes.foundation import wording, working
from hospes.team.refusals import UnknownCalendar, UnknownLanguage, UnknownZone


def check(*, zone: str | None, calendar: str | None, language: str | None) -> None:
    """Refuse what does not exist; None means "not asked". Raises UnknownZone and its like."""
    if zone is not None and zone not in available_timezones():
        raise UnknownZone(zone=zone)
    if calendar is not None and calendar not in working.keys():
        raise UnknownCalendar(calendar=calendar)
    if language is not None and wording.code(language) not in wording.codes():
        raise UnknownLanguage(language=language)
