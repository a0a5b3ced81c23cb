import os
import signal
import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from hospes.foundation import claiming, clock
from hospes.foundation.claiming import DueWork, LeaseLost, TryLater
from hospes.foundation.models import Job

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def make_rows(count: int, queue: str = "rows") -> list[Job]:
    now = clock.now()
    rows = [Job(key=f"{queue}-{n}", task="none", queue=queue, enqueued_at=now, run_at=now) for n in range(count)]
    return Job.objects.bulk_create(rows)


def finish(row: Job, worker: str) -> None:
    row.finished_at = clock.now()
    row.save(update_fields=["finished_at"])


@pytest.fixture
def work(now):
    """Register due work on job rows of one queue, and take it out again."""
    names = []

    def add(act, name: str = "rows", **options) -> DueWork:
        names.append(name)
        found = lambda at: Job.objects.due(at).filter(queue=name)  # noqa: E731 -- one line, used once
        return claiming.due_work.add(DueWork(name=name, model=Job, due=found, act=act, **options))

    yield add
    for name in names:
        claiming.due_work.remove(name)


def test_due_rows_are_acted_on_once_and_let_go(work):
    work(finish)
    make_rows(3)

    assert claiming.run_once("w1", {"rows"}) == 3
    assert claiming.run_once("w1", {"rows"}) == 0
    assert (
        list(Job.objects.values_list("claimed_by", "lease_until", "attempts", "last_error")) == [("", None, 1, "")] * 3
    )


def test_a_row_that_stays_due_is_acted_on_once_a_round(work):
    acted = []
    work(lambda row, _: acted.append(row.pk))
    make_rows(1)

    assert [claiming.run_once("w1", {"rows"}) for _ in range(2)] == [1, 1]
    assert len(acted) == 2


def test_kinds_of_work_take_turns(work):
    acted = []

    def act(row: Job, worker: str) -> None:
        acted.append(row.queue)
        finish(row, worker)

    work(act, "long")
    work(act, "short")
    make_rows(3, "long")
    make_rows(1, "short")

    claiming.run_once("w1", {"long", "short"})

    assert acted == ["long", "short", "long", "long"]


def test_a_round_ends_at_its_limit(work):
    work(finish)
    make_rows(3)

    assert claiming.run_once("w1", {"rows"}, limit=2) == 2
    assert Job.objects.open().count() == 1


def test_all_kinds_are_done_where_none_are_named(work):
    work(finish)
    make_rows(1)

    assert claiming.run_once("w1") == 1


def test_an_act_that_raises_is_repeated_after_a_growing_pause_and_stops_nobody(work):
    def act(row: Job, worker: str) -> None:
        if row.key == "rows-0":
            raise ValueError("no\0 luck")
        finish(row, worker)

    work(act)
    first, _ = make_rows(2)
    waited = []
    for _ in range(3):
        claiming.run_once("w1", {"rows"})
        first.refresh_from_db()
        waited.append(round((first.lease_until - clock.now()).total_seconds()))
        assert claiming.run_once("w1", {"rows"}) == 0
        clock.move(timedelta(seconds=waited[-1] + 1))

    assert waited == [5, 10, 20]
    assert (first.claimed_by, first.attempts, first.last_error) == ("", 3, "ValueError: no luck")
    assert Job.objects.open().get() == first


def test_pauses_grow_to_an_hour_and_no_further():
    assert [claiming.pause(attempts).total_seconds() for attempts in (0, 1, 2, 9, 10, 11, 99)] == [
        5,
        5,
        10,
        1280,
        2560,
        3600,
        3600,
    ]


def test_an_act_may_ask_for_its_own_pause(work):
    def act(row: Job, worker: str) -> None:
        raise TryLater("the server says 451", after=timedelta(minutes=10))

    work(act)
    (row,) = make_rows(1)

    claiming.run_once("w1", {"rows"})

    row.refresh_from_db()
    assert round((row.lease_until - clock.now()).total_seconds()) == 600
    assert row.last_error == "the server says 451"


def test_a_dead_workers_row_is_taken_by_the_next_one_when_its_lease_ends(work):
    rows = work(finish)
    (row,) = make_rows(1)
    claiming.claim(rows, "dead")

    assert claiming.run_once("w2", {"rows"}) == 0
    clock.move(MINUTE)
    assert claiming.run_once("w2", {"rows"}) == 1
    row.refresh_from_db()
    assert row.attempts == 2


def test_a_slow_worker_that_lost_its_lease_neither_acts_nor_lets_go(work):
    rows = work(finish)
    make_rows(1)
    late = claiming.claim(rows, "slow")
    clock.move(MINUTE)
    claiming.claim(rows, "quick")

    for verb in (lambda: claiming.hold(late, "slow"), lambda: claiming.renew(late, "slow", MINUTE)):
        with pytest.raises(LeaseLost, match="no longer held by slow"):
            verb()
    assert Job.objects.get().claimed_by == "quick"


def test_losing_the_lease_within_an_act_leaves_the_row_to_its_new_holder(work):
    def act(row: Job, worker: str) -> None:
        Job.objects.update(claimed_by="quick")
        claiming.hold(row, worker)

    work(act)
    make_rows(1)

    claiming.run_once("slow", {"rows"})

    assert (Job.objects.get().claimed_by, Job.objects.get().last_error) == ("quick", "")


def test_a_heartbeat_holds_the_row_longer(work):
    rows = work(finish)
    make_rows(1)
    row = claiming.claim(rows, "w1")
    clock.move(MINUTE / 2)

    claiming.hold(row, "w1")
    claiming.renew(row, "w1", MINUTE)

    assert round((row.lease_until - clock.now()).total_seconds()) == 60
    assert Job.objects.get().lease_until == row.lease_until


def test_a_short_act_with_a_heartbeat_ends_without_waiting_for_a_beat(work):
    work(finish, heartbeat=True)
    make_rows(1)

    assert claiming.run_once("w1", {"rows"}) == 1


@pytest.mark.django_db(transaction=True)
def test_a_long_act_keeps_its_lease_while_it_runs(work):
    beaten = threading.Event()

    def act(row: Job, worker: str) -> None:
        before = row.lease_until
        for _ in range(200):
            if Job.objects.get(pk=row.pk).lease_until > before:
                beaten.set()
                break
            threading.Event().wait(0.02)
        finish(row, worker)

    work(act, heartbeat=True, lease=timedelta(seconds=0.3))
    make_rows(1)

    claiming.run_once("w1", {"rows"})

    assert beaten.is_set()


@pytest.mark.django_db(transaction=True)
def test_a_heartbeat_ends_when_the_lease_is_lost_or_the_act_takes_too_long(work):
    beats = work(finish, heartbeat=True, lease=timedelta(seconds=0.03), longest=timedelta(seconds=0.02))
    (row,) = make_rows(1)

    claiming._beat(beats, row, "nobody", threading.Event())
    claimed = claiming.claim(beats, "w1")
    claiming._beat(beats, claimed, "w1", threading.Event())

    assert Job.objects.get().claimed_by == "w1"


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_rows_and_double_none(work):
    done: Counter[int] = Counter()

    def act(row: Job, worker: str) -> None:
        done[row.pk] += 1
        finish(row, worker)

    work(act)
    rows = make_rows(60)
    start = threading.Barrier(2)
    counts = {}

    def toil(worker: str) -> None:
        start.wait()
        counts[worker] = claiming.run_once(worker, {"rows"})
        connection.close()

    threads = [threading.Thread(target=toil, args=(name,)) for name in ("w1", "w2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert done == Counter(row.pk for row in rows)
    assert sum(counts.values()) == 60
    assert Job.objects.open().count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_within_an_act_loses_nothing(work):
    rows = work(finish)
    make_rows(1)
    pid = os.fork()
    if not pid:  # The child: takes the row over a connection of its own and dies as by kill -9.
        connection.connection = None
        claiming.claim(rows, "killed")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)

    assert Job.objects.get().claimed_by == "killed"
    assert claiming.run_once("w2", {"rows"}) == 0
    clock.move(MINUTE)
    assert claiming.run_once("w2", {"rows"}) == 1
