"""Beats: each machine says that it did its round, so that a dead one cannot hide."""

from datetime import datetime, timedelta
from typing import Any

from hospes.foundation import clock
from hospes.foundation.models import Beat


def beat(name: str, **facts: Any) -> None:
    """Record that ``name`` (``sweeper``, ``worker``) did its round now, with what it found."""
    Beat.objects.update_or_create(name=name, defaults={"at": clock.now(), "facts": facts})


def last(name: str) -> datetime | None:
    """Return when ``name`` last did its round (UTC), or None if never."""
    return Beat.objects.filter(name=name).values_list("at", flat=True).first()


def facts(name: str) -> dict[str, Any]:
    """Return what ``name`` found on its last round."""
    found = Beat.objects.filter(name=name).values_list("facts", flat=True).first()
    return dict(found or {})


def stale(now: datetime, name: str = "sweeper") -> bool:
    """Say whether ``name`` has not done its round for ten minutes: then dates may be stale (I14)."""
    return is_stale(last(name), now)


def latest(name: str) -> tuple[datetime | None, dict[str, Any]]:
    """Return when ``name`` last did its round, and what it found: both in one query."""
    row = Beat.objects.filter(name=name).first()
    return (row.at, dict(row.facts)) if row else (None, {})


def is_stale(at: datetime | None, now: datetime) -> bool:
    """Say whether a round at ``at`` is too long ago."""
    return at is None or now - at > timedelta(minutes=10)
