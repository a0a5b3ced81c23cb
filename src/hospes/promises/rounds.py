"""When a review falls due: from today, or from the published closing date of a round (P13)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hospes.foundation import house, working
from hospes.promises.kinds import PromiseSettings

if TYPE_CHECKING:
    from datetime import date, datetime

    from hospes.cases.models import Case
    from hospes.foundation.working import Due


def review_due(case: Case, *, closes_on: date | None, now: datetime, days: int | None = None) -> Due:
    """``days`` working days (the company's default if None) after now, or after the round's closing date."""
    if days is None:
        days = house.read(PromiseSettings).review
    calendar = case.contact.calendar
    start = max(now, working.closing(closes_on, calendar)) if closes_on else now
    return working.due(start, days, calendar)


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
