"""The process that reads one file of a stranger: bytes in on stdin, one JSON object out on stdout.

Run as ``python -I -m hospes.candidates.reading.child MEDIA-TYPE``. It knows nothing of Django, the
database or the data folder, limits its own memory and time first, and may die of what it reads.
"""

import json
import resource
import sys

from hospes.candidates.reading import kinds
from hospes.candidates.reading.cannot import CannotRead

MEMORY = 1024 * 1024 * 1024
SECONDS = 15


def limit() -> None:  # pragma: no cover -- in a process that coverage does not see; tests start it
    """Bound memory, processor time, and what may be written or opened. Linux and other Unix."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def outcome(data: bytes, media_type: str) -> dict[str, object]:
    """Return ``text``, ``reason`` and ``active`` for one file; whatever breaks means damaged."""
    try:
        text, active = kinds.read(data, media_type)
    except CannotRead as cannot:
        return {"text": "", "reason": cannot.reason, "active": cannot.active}
    except MemoryError:
        return {"text": "", "reason": "too_long", "active": False}
    except Exception:  # noqa: BLE001 -- a parser may raise anything at a broken file
        return {"text": "", "reason": "damaged", "active": False}
    return {"text": text, "reason": "", "active": active}


def main() -> None:  # pragma: no cover -- the same
    limit()
    sys.stdout.write(json.dumps(outcome(sys.stdin.buffer.read(), sys.argv[1])))


if __name__ == "__main__":  # pragma: no cover -- the same
    main()
