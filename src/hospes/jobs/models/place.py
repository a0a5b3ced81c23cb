from typing import TypedDict, Unpack

from django.db import models, transaction

from hospes.foundation import text, wording
from hospes.foundation.actors import Actor
from hospes.jobs.refusals import PlaceInUse, PlaceWithoutName
from hospes.journal.record import record
from hospes.team import places as team_places

LAST = 1000


class PlaceFacts(TypedDict, total=False):
    """What is known about a place."""

    name: dict[str, str]
    country: str
    region: str
    zone: str
    calendar: str
    remote: bool
    order: int


class PlaceQuerySet(models.QuerySet["Place"]):
    """Ways to begin a place."""

    def add(self, *, by: Actor, **facts: Unpack[PlaceFacts]) -> "Place":
        """Add a place where one can work. Raises PlaceWithoutName, UnknownZone, UnknownCalendar."""
        place = Place()
        with transaction.atomic():
            place.settle(facts)
            record("place.added", subject=place, by=by)
        return place


class Place(models.Model):
    """Where one works: a town, or remote from a region. Its zone and calendar are those of the work."""

    name = models.JSONField(default=dict)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=10, blank=True)
    zone = models.CharField(max_length=64)
    calendar = models.CharField(max_length=16)
    remote = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name_in("en")

    def name_in(self, language: str) -> str:
        """Return the name in ``language``, else in the first language it has."""
        return wording.pick(self.name, language)

    def change(self, *, by: Actor, **facts: Unpack[PlaceFacts]) -> None:
        """Change what is known about the place; only what is named. Raises the same as ``add``."""
        with transaction.atomic():
            self.settle(facts)
            for row in self.job_places.all():
                row.job.remember_words()
            record("place.changed", subject=self, by=by)

    def remove(self, *, by: Actor) -> None:
        """Take away a place that no job is at. Raises PlaceInUse."""
        key = f"place:{self.pk}"
        try:
            with transaction.atomic():
                self.delete()
                record("place.removed", subject=key, by=by)
        except models.ProtectedError as error:
            raise PlaceInUse(name=str(self)) from error

    def settle(self, facts: PlaceFacts) -> None:
        """Write the facts into the row. Raises PlaceWithoutName, UnknownZone, UnknownCalendar."""
        for field, value in facts.items():
            setattr(self, field, value)
        self.country = text.clean_line(self.country, 2).upper()
        self.order = min(max(self.order, 0), LAST)
        self.region = text.clean_line(self.region, 10).upper()
        self.name = wording.lines(self.name, 100)
        if not self.name:
            raise PlaceWithoutName
        team_places.check(zone=self.zone, calendar=self.calendar, language=None)
        self.save()
