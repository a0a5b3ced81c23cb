"""Processes with a database of their own hand: forked, started together, killed."""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connections

from hospes.foundation import clock, crash_points


@dataclass
class Born:
    """A child; ``answer`` is what it acknowledged before it ended, however it ended."""

    pid: int
    says: int

    def answer(self) -> Any:
        with os.fdopen(self.says) as stream:
            words = stream.read()
        os.waitpid(self.pid, 0)
        return json.loads(words) if words else None

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)


class Gate:
    """Children wait here until all are born, so that they run into one another."""

    def __init__(self) -> None:
        self.wait_end, self.open_end = os.pipe()

    def wait(self) -> None:
        os.close(self.open_end)
        os.read(self.wait_end, 1)

    def open(self) -> None:
        os.close(self.open_end)
        os.close(self.wait_end)


def born(act: Callable[[], Any], *, dies_at: str = "", gate: Gate | None = None, dies_after: bool = False) -> Born:
    """Fork a child that does ``act`` and says what came of it; it may die at a named point, or right after."""
    connections.close_all()
    sys.stdout.flush()
    hears, says = os.pipe()
    pid = os.fork()
    if pid:
        os.close(says)
        return Born(pid, hears)
    os.close(hears)
    os.environ["HOSPES_CRASH_AT"] = dies_at
    try:
        if gate is not None:
            gate.wait()
        os.write(says, json.dumps(act()).encode())
        if dies_after:
            os.kill(os.getpid(), signal.SIGKILL)
    except Exception:  # noqa: BLE001 -- the child ends here; its parent sees that it said nothing
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Do these at the same instant, each in a process of its own; return what each acknowledged."""
    gate = Gate()
    children = [born(act, gate=gate) for act in acts]
    gate.open()
    return [child.answer() for child in children]


def killed(act: Callable[[], Any], chance: random.Random, point: str) -> None:
    """Let a child begin ``act`` and die at ``point``, or at any moment."""
    child = born(act, dies_at=point)
    if not point:
        time.sleep(chance.uniform(0, 0.12))
        child.kill()
    child.answer()


def later(**span: float) -> None:
    from datetime import timedelta

    clock.move(timedelta(**span))


assert crash_points.KILLED == 128 + signal.SIGKILL
