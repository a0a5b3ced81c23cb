"""The one clock. Nothing else may ask what time it is.

A demo or a test moves it: the offset lies in the data folder, so web, worker and command line
agree; it is honoured only where ``settings.MOVABLE_CLOCK`` says so. A moved clock runs on.
"""

import json
import os
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class ClockIsFixed(Refusal):
    """Only a demo and tests may move the clock."""

    sentence = _("The clock of this installation cannot be moved.")


def now() -> datetime:
    """Return this instant, aware, in UTC. Take it once per verb and pass it down."""
    return datetime.now(UTC) + offset()


def today(zone: str) -> date:
    """Return the date it is now in ``zone`` (an IANA name)."""
    return now().astimezone(ZoneInfo(zone)).date()


def offset() -> timedelta:
    """Return how far the clock stands ahead of real time; zero where it is not movable."""
    if not settings.MOVABLE_CLOCK:
        return timedelta(0)
    try:
        return timedelta(seconds=json.loads(_file().read_text())["offset"])
    except FileNotFoundError:
        return timedelta(0)


def move(by: timedelta) -> None:
    """Move the clock of all processes on this data folder. Refused where it is not movable."""
    _write(offset() + by)


def set_to(instant: datetime) -> None:
    """Set the clock to an aware ``instant``, from which it runs on."""
    _write(instant - datetime.now(UTC))


def _write(ahead: timedelta) -> None:
    if not settings.MOVABLE_CLOCK:
        raise ClockIsFixed
    # Replaced whole, so that a reader never sees half a number.
    handle, name = tempfile.mkstemp(dir=settings.DATA, prefix="clock-")
    with os.fdopen(handle, "w") as stream:
        json.dump({"offset": ahead.total_seconds()}, stream)
    Path(name).replace(_file())


def _file() -> Path:
    return Path(settings.DATA) / "clock.json"
