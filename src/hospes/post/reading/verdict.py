"""What ``returned.classify`` answers."""

from dataclasses import dataclass
from datetime import date

from hospes.post.enums import Kind

FAILED = "failed"
DELAYED = "delayed"
# It arrived, or it was passed on to a system that sends no reports (RFC 3464 2.3.3).
DELIVERED = "delivered"


@dataclass(frozen=True, kw_only=True)
class Bounce:
    """What a mail system said about one recipient.

    ``recipient`` is '' where the report names nobody, ``status`` an enhanced status code such as
    ``5.1.1`` (RFC 3463) or ''. ``hard``: the address does not exist, so that no further try helps.
    ``action`` is ``failed``, ``delayed`` (it is still being tried) or ``delivered``.
    """

    recipient: str
    status: str
    hard: bool
    said: str
    action: str = FAILED


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a mail is, and what follows from it.

    ``original_ids`` are the Message-IDs of the letter it is about, ``away_until`` the last day on
    which somebody says that he is away. ``loops``: a machine must not answer it.
    """

    kind: Kind
    bounces: tuple[Bounce, ...] = ()
    original_ids: tuple[str, ...] = ()
    away_until: date | None = None
    loops: bool = False
