from django.db import models

from hospes.foundation import wording


class CriterionQuerySet(models.QuerySet["Criterion"]):
    """Ways to find criteria."""

    def current(self) -> "CriterionQuerySet":
        """Only those that count today."""
        return self.filter(retired_at=None)


class Criterion(models.Model):
    """What we decide by, published. Every no and every feedback names one.

    One that is taken out is retired, never deleted: an answer that named it stays readable.
    """

    job = models.ForeignKey("jobs.Job", models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    text = models.JSONField(default=dict)
    must = models.BooleanField(default=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ("order", "pk")
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return self.text_in("en")

    @property
    def key(self) -> str:
        """How decisions refer to it: ``criterion:7``."""
        return f"criterion:{self.pk}"

    def text_in(self, language: str) -> str:
        """Return the criterion in ``language``, else in the first language it has."""
        return wording.pick(self.text, language)
