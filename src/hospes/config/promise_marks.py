"""How a promise looks: one of five states, with a glyph and a word, never colour alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hospes.config.reading import page_language
from hospes.foundation import showing
from hospes.foundation.dates import date_words

GLYPHS = {"next": "calendar", "today": "clock", "late": "circle-alert", "moved": "calendar-sync", "kept": "check"}
WORDS: dict[str, Callable[[], str]] = {
    "next": lambda: _("Coming up"),
    "today": lambda: _("Due today"),
    "late": lambda: _("Late"),
    "moved": lambda: _("Moved"),
    "kept": lambda: _("Kept"),
}


@dataclass(frozen=True)
class Mark:
    state: str
    text: str


def lateness(due: datetime, now: datetime) -> str:
    """How late, rounded down: "16 h late", "3 days late"; minutes below an hour."""
    gone = now - due
    if gone >= timedelta(days=2):
        return ngettext("%(n)d day late", "%(n)d days late", gone.days) % {"n": gone.days}
    if gone >= timedelta(hours=1):
        return _("%(n)d h late") % {"n": int(gone.total_seconds() // 3600)}
    return _("%(n)d min late") % {"n": max(1, int(gone.total_seconds() // 60))}


def mark(
    *, standing: str, due: datetime, now: datetime, zone: str, settled: datetime | None = None, around: bool = False
) -> Mark:
    """State and words of a promise for somebody who lives in ``zone``.

    ``standing`` is the ledger's word (made, kept, broken …); ``settled`` is when it was kept or
    repaired. Days are days of ``zone``; ``around`` is a date beyond the published holidays.
    """
    here = ZoneInfo(zone)
    day = showing.day((settled or due).astimezone(here).date(), page_language())
    said = {
        "kept": ("kept", _("Kept %(day)s")),
        "repaired": ("late", _("Told late, on %(day)s")),
        "renegotiated": ("moved", _("Moved from %(day)s")),
        "void": ("next", _("No longer needed")),
    }
    if standing in said:
        state, words = said[standing]
        return Mark(state, words % {"day": day} if "%(day)s" in words else words)
    if standing == "broken" or due < now:
        return Mark("late", lateness(due, now))
    if due.astimezone(here).date() == now.astimezone(here).date():
        return Mark("today", _("Today %(hour)s") % {"hour": due.astimezone(here).strftime("%H:%M")})
    return Mark("next", date_words(page_language()).around.format(when=day) if around else day)
