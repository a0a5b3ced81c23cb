"""Entries as the events that their member reads, in his language."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from hospes.calendars import about
from hospes.calendars.drawing import Line
from hospes.foundation import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hospes.calendars.about import About
    from hospes.calendars.models import Entry
    from hospes.team.models import Member

# How long before: a date that is owed leaves time to do it, a talk only has to be walked to.
REMINDS_OF_DATES, REMINDS_OF_TALKS = timedelta(hours=2), timedelta(minutes=15)


def lines(entries: Iterable[Entry], member: Member, *, base: str) -> list[Line]:
    """Return what each entry shows to ``member``; links begin with ``base`` and have none where that is empty."""
    rows = list(entries)
    with override(wording.catalogue(member.language)):
        words = about.told(rows, member)
        return [_line(entry, words.get(entry.key), base) for entry in rows]


def _line(entry: Entry, said: About | None, base: str) -> Line:
    busy = said is not None and said.busy
    return Line(
        uid=entry.uid,
        start=entry.start,
        end=entry.end,
        all_day=entry.all_day,
        sequence=entry.sequence,
        updated_at=entry.updated_at,
        title=said.title if said else _("Something in Hospes"),
        description=said.description if said else "",
        url=f"{base}/desk/cases/{said.case}/" if base and said and said.case else "",
        place=said.place if said else "",
        busy=busy,
        alarm=REMINDS_OF_TALKS if busy else REMINDS_OF_DATES,
    )
