from django.db import models

from hospes.jobs.models.place import Place


class JobPlace(models.Model):
    """One of the places of a job; the first is the one its dates are shown in."""

    job = models.ForeignKey("jobs.Job", models.CASCADE, related_name="job_places")
    place = models.ForeignKey(Place, models.PROTECT, related_name="job_places")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(name="a_job_is_once_at_a_place", fields=("job", "place")),)

    def __str__(self) -> str:
        return str(self.place)
