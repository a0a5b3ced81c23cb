"""The ``django-tasks`` backend on leased rows: a job whose worker dies is done by the next one.

``@task`` functions take ids, load, and call a verb. A job is a row of the caller's transaction: it
exists exactly if the caller's work does. It runs at least once, so its verb must be safe to repeat.
``@task(max_attempts=3)`` bounds the tries; ``parse.using(unique_key="document:12").enqueue(12)``
keeps one open job per key.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ParamSpec, Self, TypeVar

from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django_tasks import TaskContext, TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import (
    get_exception_traceback,
    get_module_path,
    get_random_id,
    normalize_json,
)

from hospes.foundation import claiming, clock
from hospes.foundation.models import Job

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger("hospes.tasks")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeasedTask(Task[P, T]):
    """A task that knows how often it may be tried, and which open job it would double."""

    max_attempts: int = 10
    unique_key: str = ""

    def using(self, *, unique_key: str | None = None, **changes: Any) -> Self:
        """Return this task with other defaults; values that are None stay as they are."""
        given = {"unique_key": unique_key, **changes}
        return replace(self, **{name: value for name, value in given.items() if value is not None})


class LeasedBackend(BaseTaskBackend):
    """Stores jobs; ``claiming.run_once`` does them."""

    task_class = LeasedTask
    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Task[P, T], args: Any, kwargs: Any) -> TaskResult[T]:
        """Store a job, or return the open one under the same unique key."""
        self.validate_task(task)
        unique_key = getattr(task, "unique_key", "")
        now = clock.now()
        try:
            with transaction.atomic():
                job = Job.objects.create(
                    key=get_random_id(),
                    task=get_module_path(task.func),
                    args=normalize_json(list(args)),
                    kwargs=normalize_json(dict(kwargs)),
                    queue=task.queue_name,
                    priority=task.priority,
                    unique_key=unique_key,
                    max_attempts=getattr(task, "max_attempts", 10),
                    enqueued_at=now,
                    run_at=task.run_after or now,
                )
        except IntegrityError:
            job = Job.objects.open().get(unique_key=unique_key)
        return self._result(job, task)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        """Return how a job stands. Raises TaskResultDoesNotExist."""
        job = Job.objects.filter(key=result_id).first()
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        return self._result(job, import_string(job.task))

    def _result(self, job: Job, task: Task[Any, Any]) -> TaskResult[Any]:
        errors = [TaskError(exception_class_path=job.error_class, traceback=job.error)]
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=job.key,
            status=_status(job),
            enqueued_at=job.enqueued_at,
            started_at=job.started_at,
            finished_at=job.finished_at or job.failed_at,
            last_attempted_at=job.last_attempted_at,
            args=job.args,
            kwargs=job.kwargs,
            backend=self.alias,
            errors=errors if job.error_class else [],
            worker_ids=list(job.workers),
        )
        object.__setattr__(result, "_return_value", job.returned)
        return result


def run(job: Job, worker: str) -> None:
    """Do one claimed job and write down how it went.

    A job that raises is tried again later, until ``max_attempts``; then it stays as failed.
    """
    now = clock.now()
    _note_start(job, worker, now)
    try:
        returned = _call(import_string(job.task), job)
    except Exception as error:
        _note_error(job, worker, error)
        if job.failed_at is None:
            raise
        log.exception("%s was given up after %s attempts", job, job.attempts)
        return
    with transaction.atomic():
        claiming.hold(job, worker)
        job.finished_at = clock.now()
        job.returned = returned
        job.save(update_fields=["finished_at", "returned"])


def _call(task: Task[Any, Any], job: Job) -> Any:
    args: Sequence[Any] = job.args
    kwargs: Mapping[str, Any] = job.kwargs
    if task.takes_context:
        result = task.get_backend().get_result(job.key)
        return normalize_json(task.call(TaskContext(task_result=result), *args, **kwargs))
    return normalize_json(task.call(*args, **kwargs))


def _note_start(job: Job, worker: str, now: datetime) -> None:
    job.started_at = job.started_at or now
    job.last_attempted_at = now
    job.workers = [*job.workers, worker]
    job.save(update_fields=["started_at", "last_attempted_at", "workers"])


def _note_error(job: Job, worker: str, error: Exception) -> None:
    with transaction.atomic():
        claiming.hold(job, worker)
        job.error = get_exception_traceback(error).replace("\0", "")
        job.error_class = get_module_path(type(error))
        job.failed_at = clock.now() if job.attempts >= job.max_attempts else None
        job.save(update_fields=["error", "error_class", "failed_at"])


def _status(job: Job) -> TaskResultStatus:
    if job.finished_at:
        return TaskResultStatus.SUCCESSFUL
    if job.failed_at:
        return TaskResultStatus.FAILED
    return TaskResultStatus.RUNNING if job.claimed_by else TaskResultStatus.READY


def forget(job: Job, worker: str) -> None:
    """Remove a job that was done long ago; one that failed stays until somebody looks."""
    job.delete()


jobs = claiming.DueWork(name="tasks.run", model=Job, due=Job.objects.due, act=run, heartbeat=True)
old_jobs = claiming.DueWork(name="tasks.old", model=Job, due=Job.objects.old, act=forget)
