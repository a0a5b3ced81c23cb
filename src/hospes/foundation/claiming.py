"""Claiming of due rows: one worker acts on a row, under a lease, and a dead worker loses nothing.

Work that is due is a stored timestamp that is polled. A row is claimed in one short transaction
(``FOR UPDATE SKIP LOCKED`` on PostgreSQL, the exclusive IMMEDIATE transaction on SQLite), acted on
outside of it, and let go. A worker that dies leaves its lease behind; when it runs out the next
one claims the row. So an act may run twice and must be safe to repeat; one that talks to the
outside world writes down first that it is about to.
"""

import logging
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Q

from hospes.foundation import clock
from hospes.foundation.registers import Roll

log = logging.getLogger("hospes.claiming")

SHORTEST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)


class Claimable(models.Model):
    """A row that a worker takes, acts on and lets go.

    ``attempts`` counts claims; an act whose rows come due again and again may set it back to 0.
    """

    claimed_by = models.CharField(max_length=80, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True, default="")

    class Meta:
        abstract = True


class LeaseLost(Exception):
    """Another worker holds this row by now: leave it alone."""


class TryLater(Exception):
    """An act could not be done yet, for a reason that is no fault; it is repeated ``after`` a pause."""

    def __init__(self, why: str, *, after: timedelta) -> None:
        super().__init__(why)
        self.after = after


@dataclass(frozen=True, kw_only=True)
class DueWork:
    """One kind of work. ``due(now)`` returns its rows in the order they are wanted; ``act`` makes
    a row no longer due. ``heartbeat`` renews the lease while a long act runs, ``longest`` at most.
    """

    name: str
    model: type[Claimable]
    due: Callable[[datetime], models.QuerySet[Any]]
    act: Callable[[Any, str], None]
    lease: timedelta = timedelta(seconds=60)
    heartbeat: bool = False
    longest: timedelta = timedelta(minutes=15)


due_work: Roll[DueWork] = Roll("due work", key=lambda work: work.name)


def run_once(worker: str, names: Collection[str] | None = None, limit: int = 100) -> int:
    """Claim and act on what is due now, at most ``limit`` rows, each at most once; return how many.

    The kinds of work take turns, one row each, so that a long queue starves nobody. ``names``
    restricts the kinds. An act that raises is repeated after a growing pause (5 s to 1 h) with the
    reason in ``last_error``; it is never lost and stops nobody else.
    """
    if not connection.in_atomic_block:  # After a restart of the database the old connection is of no use.
        connection.close_if_unusable_or_obsolete()
    waiting = [work for work in due_work.all() if names is None or work.name in names]
    seen: dict[str, list[Any]] = {work.name: [] for work in waiting}
    count = 0
    while waiting:
        for work in list(waiting):
            row = claim(work, worker, but_not=seen[work.name]) if count < limit else None
            if row is None:
                waiting.remove(work)
                continue
            seen[work.name].append(row.pk)
            count += 1
            _act_on(work, row, worker)
    return count


def claim(work: DueWork, worker: str, but_not: Collection[Any] = ()) -> Claimable | None:
    """Take the first due row that nobody holds, or None."""
    # Most polls find nothing; on SQLite a transaction would take the one write lock just to see that.
    if not _free(work, clock.now(), but_not).exists():
        return None
    with transaction.atomic():
        now = clock.now()
        wanted = _free(work, now, but_not)
        row: Claimable | None = wanted.select_for_update(skip_locked=True, of=("self",)).first()
        if row is not None:
            row.claimed_by = worker
            row.lease_until = now + work.lease
            row.attempts += 1
            row.save(update_fields=["claimed_by", "lease_until", "attempts"])
        return row


def _free(work: DueWork, now: datetime, but_not: Collection[Any]) -> models.QuerySet[Any]:
    free = work.due(now).filter(Q(lease_until=None) | Q(lease_until__lte=now))
    return free.exclude(pk__in=list(but_not)) if but_not else free


def renew(row: Claimable, worker: str, lease: timedelta) -> None:
    """Heartbeat: hold ``row`` for another ``lease`` from now. Raises LeaseLost."""
    until = clock.now() + lease
    if not _held(type(row), row.pk, worker).update(lease_until=until):
        raise LeaseLost(f"{row} is no longer held by {worker}")
    row.lease_until = until


def hold(row: Claimable, worker: str) -> None:
    """Lock the row and make sure that it is still ours, inside the act's own transaction.

    An act that must not be repeated by a slow worker begins with this. Raises LeaseLost.
    """
    if not _held(type(row), row.pk, worker).select_for_update().exists():
        raise LeaseLost(f"{row} is no longer held by {worker}")


def pause(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 5 s, doubled each time, at most 1 h."""
    return min(LONGEST_PAUSE, SHORTEST_PAUSE * (1 << min(max(attempts - 1, 0), 10)))


def _act_on(work: DueWork, row: Claimable, worker: str) -> None:
    try:
        with _beating(work, row, worker):
            work.act(row, worker)
    except LeaseLost as lost:
        log.warning("%s: %s", work.name, lost)
    except TryLater as reason:
        _let_go(work, row, worker, until=clock.now() + reason.after, error=str(reason))
    except Exception as error:
        log.exception("%s: %s failed, will be repeated", work.name, row.pk)
        again = clock.now() + pause(row.attempts)
        _let_go(work, row, worker, until=again, error=f"{type(error).__name__}: {error}")
    else:
        _let_go(work, row, worker, until=None, error="")


def _let_go(work: DueWork, row: Claimable, worker: str, *, until: datetime | None, error: str) -> None:
    _held(work.model, row.pk, worker).update(
        claimed_by="", lease_until=until, last_error=error.replace("\0", "")[:2000]
    )


def _held(model: type[Claimable], pk: Any, worker: str) -> models.QuerySet[Claimable]:
    rows: models.QuerySet[Claimable] = model._default_manager.filter(pk=pk, claimed_by=worker)
    return rows


@contextmanager
def _beating(work: DueWork, row: Claimable, worker: str) -> Iterator[None]:
    """Renew the lease from a thread of its own while the act runs.

    It ends with the process, so that a killed worker's row comes free, and after ``longest``, so
    that an act that hangs does not hold its row for ever.
    """
    if not work.heartbeat:
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(work, row, worker, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _beat(work: DueWork, row: Claimable, worker: str, done: threading.Event) -> None:
    every = work.lease / 3
    try:
        for _ in range(int(work.longest / every)):
            if done.wait(every.total_seconds()):
                return
            renew(row, worker, work.lease)
    except LeaseLost as lost:
        log.warning("%s: %s", work.name, lost)
    finally:
        connection.close()
