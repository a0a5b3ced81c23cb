"""The worker, until it has sent so many letters: a process of its own (``servers.beside``).

Prints one JSON object: ``rate``, letters a second, and ``memory``, the most it took (MB).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from hospes.config.worker import Worker
from hospes.post.models import Envelope
from hospes.post.transports.in_a_row import in_a_row

AT_ONCE = 20


def main(number: int) -> None:
    """Work; the first letter warms up and does not count."""
    worker, accepted = Worker("bench"), Envelope.objects.filter(state="accepted")
    before = accepted.count()
    while accepted.count() == before:
        worker.one_round()
    before, began, sent = accepted.count(), time.perf_counter(), 0
    with in_a_row():
        while sent < number:
            for _ in range(min(AT_ONCE, number - sent)):
                worker.one_round()
            sent = accepted.count() - before
        rate = sent / (time.perf_counter() - began)
    sys.stdout.write(json.dumps({"rate": rate, "memory": most_memory()}))


def most_memory() -> float:
    """The most memory this process took (MB). ``ru_maxrss`` would begin with that of whoever started us."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
