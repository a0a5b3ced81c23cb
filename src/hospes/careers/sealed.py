"""Facts that travel through a browser and come back: nobody reads or changes them, and they run out."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from hospes.foundation import clock, encryption


def pack(purpose: str, **facts: Any) -> str:
    """Return the facts encrypted for one purpose, fit for an address or a hidden field."""
    return encryption.seal(json.dumps([purpose, clock.now().timestamp(), facts]))


def unpack(purpose: str, sealed: str, *, within: timedelta) -> dict[str, Any] | None:
    """Return the facts, or None if they are not ours, for another purpose, or older than ``within``."""
    try:
        packed_for, at, facts = json.loads(encryption.unseal(sealed))
    except (encryption.CannotUnseal, ValueError):
        return None
    fresh = clock.now() - datetime.fromtimestamp(at, UTC) <= within
    return dict(facts) if packed_for == purpose and fresh else None
