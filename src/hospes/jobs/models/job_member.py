from django.conf import settings
from django.db import models

from hospes.jobs.enums import TeamRole


class JobMember(models.Model):
    """A member on the hiring team of a job."""

    job = models.ForeignKey("jobs.Job", models.CASCADE, related_name="team")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="job_memberships")
    role = models.CharField(max_length=16, choices=TeamRole)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(name="a_member_is_once_on_a_hiring_team", fields=("job", "member")),)

    def __str__(self) -> str:
        return f"{self.member}"
