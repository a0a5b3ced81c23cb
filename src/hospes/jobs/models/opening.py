from django.conf import settings
from django.db import models
from django.db.models import Q

from hospes.jobs.enums import OpeningState


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Ways to find openings."""

    def still_open(self) -> "OpeningQuerySet":
        """Seats that are neither filled nor cancelled."""
        return self.filter(state=OpeningState.OPEN)


class Opening(models.Model):
    """A seat of a job: why there is one, who approved it, what became of it."""

    job = models.ForeignKey("jobs.Job", models.CASCADE, related_name="openings")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=OpeningState, default=OpeningState.OPEN)
    reason = models.CharField(max_length=200, blank=True)
    cost_centre = models.CharField(max_length=50, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=64, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(name="one_opening_of_a_job_has_each_number", fields=("job", "number")),
            models.CheckConstraint(
                name="opening_ends_with_when_and_by_whom",
                condition=Q(state=OpeningState.OPEN, ended_at=None, ended_by="")
                | (
                    Q(state__in=(OpeningState.FILLED, OpeningState.CANCELLED))
                    & Q(ended_at__isnull=False)
                    & ~Q(ended_by="")
                ),
            ),
            models.CheckConstraint(
                name="opening_approval_names_person_and_day",
                condition=Q(approved_by=None, approved_on=None)
                | Q(approved_by__isnull=False, approved_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"opening {self.number}"
