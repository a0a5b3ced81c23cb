"""Until when somebody is away, out of his vacation note: English, German, French, Chinese.

Conservative: a date counts only right behind words that say until when, or when he is back, and
only if it lies ahead of the note and less than a year away. Anything else is None.
"""

import re
from datetime import date, timedelta

LONGEST = timedelta(days=366)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv",
            "february feb februar février fevrier févr fév",
            "march mar märz maerz mrz mars",
            "april apr avril avr",
            "may mai",
            "june jun juni juin",
            "july jul juli juillet juil",
            "august aug août aout",
            "september sept sep septembre",
            "october oct oktober okt octobre",
            "november nov novembre",
            "december dec dezember dez décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# In the order year, month, day where figures stand alone: 3.4. is German, 04/03 is nobody's.
_DATES = (
    r"(?P<y1>20\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})",
    r"(?:(?P<y2>20\d\d) ?年 ?)?(?P<m2>\d{1,2}) ?月 ?(?P<d2>\d{1,2}) ?[日号號]",
    rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: of)? ?(?P<n3>{_MONTH})\b\.?,?(?: (?P<y3>20\d\d))?",
    rf"(?P<n4>{_MONTH})\.? ?(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? ?(?P<y4>20\d\d))?",
    r"(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>20\d\d|\d\d)?(?!\d)",
)
_WEEKDAY = (
    r"(?:(?:on |am |le |the |den |dem )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|星期.|周.)[,，]? ?)?(?:the |den |dem |le |zum |on )?"
)
_LAST_DAY = (
    r"\b(?:until|till|through|thru|up to(?: and including)?|bis(?: einschließlich)?(?: zum)?|jusqu['’]?(?:au"
    r"|à)(?: le)?)"
    r"|直到|截至|至|到"
)
# The day of the return: the day before is the last one away.
_RETURN = (
    r"\b(?:(?:be |am )?back(?: in the office| at work)?(?: on| by)?|return(?:ing|s)?(?: to (?:the )?(?:office"
    r"|work))?(?: on)?"
    r"|wieder (?:da|erreichbar|im büro|im haus)?(?: ab| am)?|zurück(?: ab| am)?"
    r"|de retour(?: au bureau)?(?: le| à partir du)?)"
)
_ANY_DATE = "|".join(_DATES)
_NOTE = re.compile(
    rf"(?:(?P<last>{_LAST_DAY})|(?P<back>{_RETURN})|(?P<perhaps>预计|将于|于|在))"
    rf"[ :：]{{0,2}}{_WEEKDAY}(?:{_ANY_DATE})(?=(?P<after>.{{0,12}}))",
    re.IGNORECASE,
)
_RETURNS = re.compile(r" ?(?:返回|回来|返岗|恢复|上班|回到|復職|回公司|回办公室|后)")


def away_until(text: str, *, written: date | None) -> date | None:
    """Return the last day on which the writer of a vacation note says he is away, or None.

    ``written`` is the day of the note; without it only dates with a year count.
    """
    for found in _NOTE.finditer(" ".join(text[:5000].split())):
        last = _last_day(found, written)
        if last is not None and (written is None or written <= last <= written + LONGEST):
            return last
    return None


def _last_day(found: re.Match[str], written: date | None) -> date | None:
    day = _day(found, written)
    returns = found["back"] or (found["perhaps"] and _RETURNS.match(found["after"]))
    if day is None or (found["perhaps"] and not returns):
        return None
    return day - timedelta(days=1) if returns else day


def _day(found: re.Match[str], written: date | None) -> date | None:
    """Return the date; without a year, the next one from ``written`` on."""
    parts = {name[0]: value for name, value in found.groupdict().items() if value and name[1:].isdigit()}
    month = int(parts["m"]) if "m" in parts else _MONTHS[parts["n"].lower()]
    day = int(parts["d"])
    if "y" in parts:
        year = int(parts["y"])
        return _real(year + 2000 if year < 100 else year, month, day)
    if written is None:
        return None
    this = _real(written.year, month, day)
    return this if this and this >= written else _real(written.year + 1, month, day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
