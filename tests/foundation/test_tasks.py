from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist

from hospes.foundation import claiming, clock
from hospes.foundation.models import Job
from tests.foundation import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def calls(now):
    jobs.calls.clear()
    return jobs.calls


def work() -> int:
    return claiming.run_once("w1", {"tasks.run"})


def test_a_job_is_stored_done_and_its_result_can_be_read(calls):
    result = jobs.add.enqueue(2, second=3)

    assert (result.status, result.args, result.kwargs, calls) == (TaskResultStatus.READY, [2], {"second": 3}, [])
    assert work() == 1
    result.refresh()
    assert (result.status, result.return_value, result.worker_ids) == (TaskResultStatus.SUCCESSFUL, 5, ["w1"])
    assert (work(), calls) == (0, [(2, 3)])


def test_a_job_belongs_to_the_callers_transaction(calls):
    with transaction.atomic():
        jobs.add.enqueue(2)
        transaction.set_rollback(True)

    assert (work(), calls, Job.objects.count()) == (0, [], 0)


def test_a_job_waits_for_its_time(calls):
    jobs.add.using(run_after=clock.now() + timedelta(hours=1)).enqueue(2)

    assert work() == 0
    clock.move(timedelta(hours=1))
    assert work() == 1


def test_urgent_jobs_come_first(calls):
    jobs.add.enqueue(1)
    jobs.add.using(priority=10).enqueue(2)

    work()

    assert calls == [(2, 1), (1, 1)]


def test_a_job_that_fails_is_tried_again_and_then_kept_as_failed():
    result = jobs.fail.enqueue("no luck")

    assert work() == 1
    result.refresh()
    assert (result.status, result.errors[0].exception_class) == (TaskResultStatus.READY, ValueError)
    clock.move(timedelta(minutes=1))
    assert work() == 1
    result.refresh()
    assert (result.status, result.attempts) == (TaskResultStatus.FAILED, 2)
    assert "ValueError: no luck" in result.errors[0].traceback
    clock.move(timedelta(days=1))
    assert (work(), Job.objects.failed().count()) == (0, 1)


def test_one_open_job_per_unique_key(calls):
    once = jobs.add.using(unique_key="document:12")
    first, second = once.enqueue(1), once.enqueue(1)

    assert first.id == second.id
    work()
    assert once.enqueue(1).id != first.id
    assert jobs.add.enqueue(1).id != jobs.add.enqueue(1).id


def test_a_claimed_job_is_running():
    result = jobs.add.enqueue(1)
    claiming.claim(claiming.due_work["tasks.run"], "w1")

    result.refresh()

    assert result.status == TaskResultStatus.RUNNING


def test_a_task_may_ask_how_often_it_was_tried():
    result = jobs.tell.enqueue()
    work()

    result.refresh()

    assert result.return_value == 1


def test_a_job_whose_lease_was_lost_is_left_to_the_other_worker():
    jobs.lose.enqueue()

    work()

    assert (Job.objects.get().claimed_by, Job.objects.get().finished_at) == ("another", None)


def test_a_job_done_long_ago_is_forgotten_and_a_failed_one_is_not(now):
    done, failed = (Job.objects.get(key=jobs.add.enqueue(n).id) for n in range(2))
    Job.objects.filter(pk=done.pk).update(finished_at=now)
    Job.objects.filter(pk=failed.pk).update(failed_at=now)

    assert claiming.run_once("w1", {"tasks.old"}) == 0
    clock.move(timedelta(days=30))
    assert claiming.run_once("w1", {"tasks.old"}) == 1
    assert Job.objects.get() == failed


def test_an_unknown_result_and_an_unknown_queue_are_refused():
    with pytest.raises(TaskResultDoesNotExist):
        jobs.add.get_result("none")
    with pytest.raises(InvalidTaskError, match="Queue 'elsewhere'"):
        jobs.add.using(queue_name="elsewhere")


def test_a_job_reads_as_its_task():
    job = Job.objects.get(key=jobs.add.enqueue(1).id)

    assert str(job) == f"tests.foundation.jobs.add {job.key}"
