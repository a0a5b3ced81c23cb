"""When somebody may be rung (practice P29; spec/segments-and-channels.md 6, China defaults)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hospes.foundation import house
from hospes.touches.enums import RINGS, NotNow
from hospes.touches.settings import TouchSettings

CHINA = frozenset({"Asia/Shanghai", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Urumqi", "Asia/Kashgar"})
NOON = range(12, 14)


def why_not_now(channel: str, zone: str, now: datetime) -> NotNow | None:
    """Why this way should not be used now; None if nothing speaks against it. ``zone`` is the candidate's."""
    if channel not in RINGS:
        return None
    hour = now.astimezone(ZoneInfo(zone)).hour
    if zone in CHINA and hour in NOON:
        return NotNow.NOON
    dials = house.read(TouchSettings)
    if is_between(hour, dials.quiet_from, dials.quiet_until):
        return NotNow.QUIET
    return None


def is_between(hour: int, start: int, end: int) -> bool:
    """Whether an hour lies from ``start`` up to ``end``, over midnight where the end is smaller."""
    if start <= end:
        return start <= hour < end
    return hour >= start or hour < end
