"""When a review falls due: from today or a round's closing date, on the first day that has room (P13)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hospes.foundation import house, working
from hospes.promises import capacity
from hospes.promises.enums import Kind
from hospes.promises.kinds import PromiseSettings
from hospes.promises.models.making import exactly

if TYPE_CHECKING:
    from datetime import date, datetime

    from hospes.cases.models import Case
    from hospes.foundation.working import Due
    from hospes.promises.capacity import Diary, Room
    from hospes.team.models import Member


def review_due(
    case: Case, *, closes_on: date | None, now: datetime, days: int | None = None, shown: date | None = None
) -> Due:
    """When the review of a new application of this case falls due: ``room_to_review`` of its contact.

    ``shown`` is the day that the page said before sending. It is kept also where the day filled up meanwhile; what
    nobody can have been shown (sooner than the plan, later than now) is passed over.
    """
    owner = case.contact
    room = room_to_review(owner, closes_on=closes_on, now=now, days=days)
    if shown is not None and capacity.local_day(room.wished) <= shown < capacity.local_day(room.due):
        return exactly(working.closing(shown, owner.calendar), owner.calendar)
    return room.due


def room_to_review(
    owner: Member, *, closes_on: date | None, now: datetime, days: int | None = None, known: Diary | None = None
) -> Room:
    """The first day on which ``owner`` can have read an application of ``now``, and whether there is one (P13).

    Not before ``days`` working days (the company's default if None) after now, or after the round's closing date; not
    after the ceiling of 8.2 from there, where the wish itself is not later. ``known`` is read for several at once.
    """
    known = known or capacity.diary([owner], now=now)
    start = max(now, working.closing(closes_on, owner.calendar)) if closes_on else now
    wished = working.due(start, known.promised.review if days is None else days, owner.calendar)
    latest = known.ceiling(owner, Kind.REVIEW, start=start)
    return known.first(owner, Kind.REVIEW, wished=wished, latest=latest)


def update_due(case: Case, *, review: Due, closes_on: date | None, now: datetime) -> Due | None:
    """The heartbeat beside a far review: in a round one word half way, else the default; None if near.

    Spec 8.8, row "submit".
    """
    days = house.read(PromiseSettings).update
    calendar = case.contact.calendar
    near = working.due(now, days, calendar)
    if review.at <= near.at:
        return None
    if closes_on is None:
        return near
    middle = now + (review.at - now) / 2 - timedelta(days=1)
    return working.due(max(now, middle), 1, calendar)
