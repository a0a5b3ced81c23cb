"""Named points where a test may let a process die, to see what the house looks like afterwards.

Verbs that touch the outside world name the moments that matter: ``point("post.before_data")``.
A point does nothing unless armed: by a test in the same process, or by ``HOSPES_CRASH_AT`` in the
environment of a process whose clock is movable (demo and tests, never a real installation).
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings

KILLED = 137  # What a shell reports of kill -9.

_armed: dict[str, Callable[[], None]] = {}


class Crashed(BaseException):
    """The process "died" here. Not an Exception, so that no handler tidies up after it."""


def point(name: str) -> None:
    """Die here if somebody armed this point."""
    if name in _armed:
        _armed[name]()
    if settings.MOVABLE_CLOCK and os.environ.get("HOSPES_CRASH_AT") == name:
        os._exit(KILLED)  # pragma: no cover -- nothing of this process is left to say so


def crash() -> None:
    """The ordinary way to die in a test: raise Crashed. Raises Crashed."""
    raise Crashed


@contextmanager
def armed(name: str, action: Callable[[], None] = crash) -> Iterator[None]:
    """Within the block, do ``action`` whenever the point ``name`` is passed."""
    _armed[name] = action
    try:
        yield
    finally:
        _armed.pop(name, None)
