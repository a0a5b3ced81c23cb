"""The worker: acts on what is due, sweeps, and says that it is alive.

It holds no state of its own. Killed at any moment it loses nothing: a claimed row comes free when
its lease runs out, and the next worker takes it.
"""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connection

from hospes.foundation import beats, claiming, clock, files, sweeping
from hospes.post.transports.in_a_row import in_a_row

SWEEP_EVERY = timedelta(minutes=5)
BEAT_EVERY = timedelta(seconds=30)
TIDY_EVERY = timedelta(days=1)
# Sweeping without asking one of them would delete everything it keeps.
KEEPERS_OF_FILES = {
    "candidates.Document",
    "conversations.MessageFile",
    "post.Arrival",
    "post.EnvelopeFile",
    "questionnaires.Answer",
}
IDLE_SECONDS = 1.0
PAUSE_AFTER_ERROR_SECONDS = 5.0
log = logging.getLogger("hospes.worker")


class Worker:
    """One worker process. Several may run beside one another on PostgreSQL."""

    def __init__(self, name: str = "") -> None:
        self.name = name or f"{socket.gethostname()}-{os.getpid()}"
        self.stopping = threading.Event()
        self.last_done: dict[str, datetime] = {}
        # Kinds that had work when all were asked last.
        self.busy: list[str] = []
        self.asked_all_at = 0.0

    def run(self) -> None:
        """Work until told to stop (SIGTERM or Ctrl-C); the row in hand is finished first."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stopping.set())
        log.info("worker %s begins", self.name)
        while not self.stopping.is_set():
            self.stopping.wait(self.busy_while())
        log.info("worker %s stopped", self.name)

    def busy_while(self) -> float:
        """Work until nothing is due; letters go in a row meanwhile. Return how many seconds to rest."""
        with in_a_row():
            while not (rest := self.one_round()) and not self.stopping.is_set():
                continue
        return rest

    def one_round(self) -> float:
        """Do what is due once; return how many seconds to rest. A database that is away is waited for."""
        try:
            self.keep_time()
            return 0.0 if self.act_on_what_is_due() else IDLE_SECONDS
        except (DatabaseError, InterfaceError):
            log.exception("the database did not answer; trying again in %d s", PAUSE_AFTER_ERROR_SECONDS)
            connection.close()
            return PAUSE_AFTER_ERROR_SECONDS

    def act_on_what_is_due(self) -> int:
        """Let the kinds of work take turns, one row each, and look at the stop sign in between.

        A long queue of one kind would spend half its time on asking all others: they are asked once a second,
        as by a worker that rests. 0 is returned only when all were asked.
        """
        if self.busy and time.monotonic() < self.asked_all_at + IDLE_SECONDS:
            count = len(self.turns(self.busy))
            if count or self.stopping.is_set():
                return count
        self.asked_all_at = time.monotonic()
        self.busy = self.turns(claiming.due_work.keys())
        return len(self.busy)

    def turns(self, kinds: Iterable[str]) -> list[str]:
        """Act on one row of each kind; return those that had one."""
        return [
            kind for kind in kinds if not self.stopping.is_set() and claiming.run_once(self.name, names=[kind], limit=1)
        ]

    def keep_time(self) -> None:
        """Beat, sweep and tidy when their time has come; also after the clock was moved."""
        if self.is_time("beat", BEAT_EVERY):
            beats.beat("worker", signed=self.name)
        if self.is_time("sweep", SWEEP_EVERY):
            sweep_and_beat()
        if self.is_time("tidy", TIDY_EVERY):
            call_command("clearsessions")
            sweep_files()

    def is_time(self, what: str, every: timedelta) -> bool:
        """Say whether ``what`` is due again, and count from now if so."""
        now = clock.now()
        before = self.last_done.get(what)
        if before is not None and before <= now < before + every:
            return False
        self.last_done[what] = now
        return True


def sweep_and_beat() -> sweeping.Report:
    """Sweep now and write down that it was done and what it found."""
    beats.beat("sweeper")
    report = sweeping.sweep(clock.now())
    beats.beat("sweeper", violations=report.violations, counts=report.counts)
    if report.violations:
        log.error("sweep found %d violations: %s", report.violations, report.counts)
    return report


def sweep_files() -> list[str]:
    """Remove files that no row names, but only when everybody who keeps files is asked."""
    if not set(files.keepers.keys()) >= KEEPERS_OF_FILES:
        log.error("files are not swept: %s did not register", KEEPERS_OF_FILES - set(files.keepers.keys()))
        return []
    return files.sweep(clock.now())


def time_moves(now: datetime) -> Iterator[sweeping.Violation]:
    """I14: a sweeper that once ran has run within the last ten minutes."""
    last = beats.last("sweeper")
    if last is not None and beats.stale(now):
        yield sweeping.Violation("I14", "sweeper", f"last ran at {last:%Y-%m-%d %H:%M} UTC")
