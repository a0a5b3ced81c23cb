import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.db.models import QuerySet

from hospes.config import worker as workers
from hospes.config.worker import Worker
from hospes.foundation import beats, claiming, clock, files, sweeping, tasks
from hospes.foundation.models import Beat, Job
from hospes.promises.models import PromiseEvent
from tests.world import World, in_folder


@pytest.fixture
def worker(db, now) -> Worker:
    return Worker("test")


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    return World()


def test_round_without_work_beats_sweeps_and_rests(worker):
    assert worker.one_round() == workers.IDLE_SECONDS

    assert beats.last("worker") is not None
    assert beats.facts("sweeper")["violations"] == 0


def test_sweep_comes_again_when_its_time_has_come(worker, later):
    worker.keep_time()
    first = beats.last("sweeper")

    later(minutes=4)
    worker.keep_time()
    still = beats.last("sweeper")
    later(minutes=2)
    worker.keep_time()

    assert still == first
    assert beats.last("sweeper") - first >= timedelta(minutes=6)


def test_time_that_was_set_back_does_not_stop_the_sweeper(worker, later, now):
    later(days=30)
    worker.keep_time()

    clock.set_to(now)
    worker.keep_time()

    assert beats.last("sweeper") - now < timedelta(minutes=1)


@pytest.fixture
def acted(now) -> Iterator[list[str]]:
    """Two kinds of work with two rows each; what was done to which, in order."""
    done: list[str] = []

    def act(row: Job, _worker: str) -> None:
        done.append(row.key)
        Job.objects.filter(pk=row.pk).update(finished_at=clock.now())

    for kind in ("bread", "milk"):
        for number in (1, 2):
            Job.objects.create(key=f"{kind} {number}", queue=kind, task="test", enqueued_at=now, run_at=now)
        claiming.due_work.add(
            claiming.DueWork(name=kind, model=Job, due=lambda at, kind=kind: of_kind(kind, at), act=act)
        )
    claiming.due_work.remove(tasks.jobs.name)
    yield done
    for kind in ("bread", "milk"):
        claiming.due_work.remove(kind)
    claiming.due_work.add(tasks.jobs)


def of_kind(kind: str, at: datetime) -> QuerySet[Job]:
    return Job.objects.due(at).filter(queue=kind)


def test_kinds_of_work_take_turns(worker, acted):
    assert worker.one_round() == 0.0
    assert worker.one_round() == 0.0

    assert acted == ["bread 1", "milk 1", "bread 2", "milk 2"]
    assert worker.one_round() == workers.IDLE_SECONDS


def test_kinds_without_work_are_asked_once_a_second(worker, acted, monkeypatch):
    asked = []
    run_once = claiming.run_once
    monkeypatch.setattr(
        claiming, "run_once", lambda name, names, limit: asked.extend(names) or run_once(name, names, limit)
    )

    worker.one_round()
    everybody = len(asked)
    worker.one_round()
    few = len(asked) - everybody
    worker.one_round()

    assert (everybody, few, len(asked)) == (len(claiming.due_work.keys()), 2, everybody + 2 + 2 + everybody)


def test_a_new_kind_of_work_waits_a_second_at_most(worker, acted, monkeypatch):
    Job.objects.filter(queue="bread").update(finished_at=clock.now())
    worker.one_round()
    monkeypatch.setattr(workers, "IDLE_SECONDS", 0.0)
    Job.objects.filter(key="bread 1").update(finished_at=None)

    worker.one_round()

    assert acted == ["milk 1", "bread 1", "milk 2"]


def test_busy_worker_goes_on_until_nothing_is_due(worker, acted):
    assert worker.busy_while() == workers.IDLE_SECONDS

    assert acted == ["bread 1", "milk 1", "bread 2", "milk 2"]


def test_busy_worker_looks_at_the_stop_sign(worker, acted, monkeypatch):
    act_on = worker.act_on_what_is_due
    monkeypatch.setattr(worker, "act_on_what_is_due", lambda: act_on() + (worker.stopping.set() or 0))

    assert worker.busy_while() == 0.0

    assert acted == ["bread 1", "milk 1"]
    assert act_on() == 0


def test_stopping_is_looked_at_between_two_rows(worker, acted):
    worker.stopping.set()

    assert worker.act_on_what_is_due() == 0
    assert acted == []


class WorkerWithoutDatabase(Worker):
    def keep_time(self) -> None:
        raise OperationalError("away")


@pytest.mark.django_db
def test_database_that_is_away_is_waited_for():
    assert WorkerWithoutDatabase("test").one_round() == workers.PAUSE_AFTER_ERROR_SECONDS


def test_time_moves_is_broken_by_a_sweeper_that_stands_still(worker, later):
    assert list(workers.time_moves(clock.now())) == []

    worker.keep_time()
    fresh = list(workers.time_moves(clock.now()))
    stale = list(workers.time_moves(later(minutes=11)))

    assert fresh == []
    assert [violation.code for violation in stale] == ["I14"]


@pytest.mark.django_db
def test_files_are_swept_only_when_everybody_who_keeps_some_is_asked(now, data):
    for keeper in workers.KEEPERS_OF_FILES - set(files.keepers.keys()):
        files.keepers.add(keeper, list)
    orphan = files.store(b"nobody's")
    os.utime(files.path_of(orphan), times=(0, 0))
    asked = files.keepers.remove("candidates.Document")

    unasked = workers.sweep_files()
    files.keepers.add("candidates.Document", asked)

    assert unasked == []
    assert workers.sweep_files() == [orphan]


def run(*words: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command(*words, stdout=out)
    except SystemExit as end:
        return out.getvalue(), int(end.code)
    return out.getvalue(), 0


def test_sweep_prints_nothing_broken(db):
    said, status = run("sweep")

    assert said.splitlines()[-1] == "violations = 0"
    assert status == 0


def test_sweep_fails_and_names_what_is_broken(db, now):
    Beat.objects.create(name="sweeper", at=now - timedelta(hours=1))

    said, status = run("sweep")
    facts, _status = run("sweep", "--json")

    assert "Broken: I14 sweeper: last ran at" in said
    assert said.splitlines()[-1] == "violations = 1"
    assert status == 1
    assert json.loads(facts)["violations"] == 1
    assert json.loads(facts)["checks"]["I14"] == 1
    assert set(json.loads(facts)["checks"]) == {check.code for check in sweeping.checks}


def test_sweep_verifies_every_chain(world):
    case = world.apply().case

    said, status = run("sweep", "--verify")
    assert (said.splitlines()[-1], status) == ("broken = 0", 0)

    PromiseEvent.objects.erase(case)
    facts, status = run("sweep", "--verify", "--json")
    assert (json.loads(facts)["broken"], status) == ([], 0)
    assert json.loads(facts)["erased"] == json.loads(facts)["events"] > 0


def test_sweep_names_the_chain_that_somebody_edited(world):
    case = world.apply().case
    PromiseEvent.objects.filter(case=case, number=1).update(by="member:99")

    said, status = run("sweep", "--verify")
    facts, _status = run("sweep", "--verify", "--json")

    assert said.startswith(f"Broken: {case.key}: event 1 does not follow")
    assert status == 1
    assert json.loads(facts)["broken"] == [{"subject": case.key, "event": 1}]


def test_looking_by_hand_does_not_hide_a_dead_worker(db, now):
    run("sweep")

    assert beats.last("sweeper") is None


def test_worker_once_acts_and_stops(db, now):
    said, _status = run("worker", "--once")

    assert said.startswith("acted on ")
    assert beats.last("sweeper") is not None
