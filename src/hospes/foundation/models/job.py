from datetime import datetime, timedelta

from django.db import models

from hospes.foundation.claiming import Claimable


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> "JobQuerySet":
        """Jobs that are still to be done."""
        return self.filter(finished_at=None, failed_at=None)

    def due(self, now: datetime) -> "JobQuerySet":
        """Open jobs whose time has come, the most urgent first."""
        return self.open().filter(run_at__lte=now).order_by("-priority", "run_at", "pk")

    def old(self, now: datetime) -> "JobQuerySet":
        """Jobs that were done 30 days ago or longer."""
        return self.filter(finished_at__lte=now - timedelta(days=30)).order_by("pk")

    def failed(self) -> "JobQuerySet":
        """Jobs that were given up; they stay, with their reason, until somebody looks."""
        return self.exclude(failed_at=None)


class Job(Claimable):
    """A call of a task, stored: done at least once, also when its worker dies."""

    key = models.CharField(max_length=40, unique=True)
    task = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    queue = models.CharField(max_length=40, default="default")
    priority = models.SmallIntegerField(default=0)
    unique_key = models.CharField(max_length=120, blank=True, default="")
    max_attempts = models.PositiveIntegerField(default=10)
    enqueued_at = models.DateTimeField()
    run_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    last_attempted_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    workers = models.JSONField(default=list)
    returned = models.JSONField(null=True)
    error = models.TextField(blank=True, default="")
    error_class = models.CharField(max_length=200, blank=True, default="")

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unique_key"],
                name="job_open_once_per_unique_key",
                condition=models.Q(finished_at=None, failed_at=None) & ~models.Q(unique_key=""),
            ),
            models.CheckConstraint(
                name="job_ends_once",
                condition=models.Q(finished_at=None) | models.Q(failed_at=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["-priority", "run_at"],
                name="job_due",
                condition=models.Q(finished_at=None, failed_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.key}"
