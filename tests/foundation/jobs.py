"""Tasks for the tests of the task backend: functions of a module, as django-tasks wants them."""

from django_tasks import TaskContext, task

calls: list[object] = []


@task
def add(first: int, second: int = 1) -> int:
    calls.append((first, second))
    return first + second


@task(max_attempts=2)
def fail(why: str) -> None:
    raise ValueError(why)


@task(takes_context=True)
def tell(context: TaskContext) -> int:
    return context.attempt


@task
def lose() -> None:
    from hospes.foundation.models import Job

    Job.objects.update(claimed_by="another")
