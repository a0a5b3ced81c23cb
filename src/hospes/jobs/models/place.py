from django.db import models

from hospes.foundation import wording


class Place(models.Model):
    """Where one works: a town, or remote from a region. Its zone and calendar are those of the work."""

    name = models.JSONField(default=dict)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=10, blank=True)
    zone = models.CharField(max_length=64)
    calendar = models.CharField(max_length=16)
    remote = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name_in("en")

    def name_in(self, language: str) -> str:
        """Return the name in ``language``, else in the first language it has."""
        return wording.pick(self.name, language)
