"""Starting the child that reads a file, and making sense of how it ended."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import BinaryIO

from hospes.candidates.enums import Unreadable

TIMEOUT = 20.0
_CHILD = "hospes.candidates.reading.child"
_SLOW = {-signal.SIGXCPU, -signal.SIGKILL}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The words, or why there are none; ``active`` means that the file holds scripts or actions."""

    text: str = ""
    reason: str = ""
    active: bool = False


def read(stream: BinaryIO, media_type: str, *, timeout: float = TIMEOUT) -> Outcome:
    """Read one open file in a process of its own; never raises for what is in the file.

    The child gets the bytes and nothing else: no environment, no path, no open files. It limits its
    own memory and time; ``timeout`` (seconds) is for one that does not.
    """
    try:
        ended = subprocess.run(  # noqa: S603 -- our own module; the file is only its input
            [sys.executable, "-I", "-X", "utf8", "-m", _CHILD, media_type],
            stdin=stream,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8"},
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(reason=Unreadable.TOO_SLOW)
    return outcome(ended.returncode, ended.stdout)


def outcome(returncode: int, said: bytes) -> Outcome:
    """Return what a child's end means; killed for its processor time or memory is too slow."""
    if returncode in _SLOW:
        return Outcome(reason=Unreadable.TOO_SLOW)
    if returncode != 0:
        return Outcome(reason=Unreadable.DAMAGED)
    return Outcome(**json.loads(said))
