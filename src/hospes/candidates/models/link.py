"""A page of a candidate somewhere else: portfolio, profile, code."""

from django.db import models


class Link(models.Model):
    """Only http and https; shown to members with ``rel="noreferrer"``, never fetched by us."""

    candidate = models.ForeignKey("candidates.Candidate", models.CASCADE, related_name="links")
    url = models.CharField(max_length=500)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="candidate_has_a_link_once", fields=["candidate", "url"])]

    def __str__(self) -> str:
        return self.url
