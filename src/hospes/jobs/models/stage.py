from django.conf import settings
from django.db import models
from django.db.models import Q

from hospes.foundation import wording
from hospes.jobs.enums import LONGEST_PROMISE, SHORTEST_PROMISE, StageKind, StagePromise


class Stage(models.Model):
    """One step of a job's plan: what happens, how long it takes, with whom, and what we promise."""

    job = models.ForeignKey("jobs.Job", models.CASCADE, related_name="stages")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StageKind)
    name = models.JSONField(default=dict)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.JSONField(default=dict, blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="stages", db_table="jobs_stage_member"
    )
    promise_kind = models.CharField(max_length=16, choices=StagePromise, blank=True, default=StagePromise.NONE)
    # Working days. A decision may stand on the job's published date instead.
    promise_days = models.PositiveSmallIntegerField(null=True, blank=True)
    explains = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(name="one_stage_at_each_place_of_a_plan", fields=("job", "order")),
            models.CheckConstraint(name="stage_kind_is_known", condition=Q(kind__in=StageKind.values)),
            models.CheckConstraint(name="stage_promise_is_known", condition=Q(promise_kind__in=StagePromise.values)),
            models.CheckConstraint(
                name="stage_promise_says_in_how_many_days",
                condition=Q(promise_kind=StagePromise.NONE, promise_days=None)
                | Q(promise_kind=StagePromise.DECISION, promise_days=None)
                | (
                    ~Q(promise_kind=StagePromise.NONE)
                    # Without this a missing number would pass: a check on NULL is not false.
                    & Q(promise_days__isnull=False)
                    & Q(promise_days__gte=SHORTEST_PROMISE, promise_days__lte=LONGEST_PROMISE)
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name_in("en")

    def name_in(self, language: str) -> str:
        """Return the name in ``language``, else in the first language it has."""
        return wording.pick(self.name, language)

    def explains_in(self, language: str) -> str:
        """Return what happens here, in ``language``; may be empty."""
        return wording.pick(self.explains, language)

    def people_in(self, language: str) -> str:
        """Return who is met here: the words for it, else the names of the members."""
        words = wording.pick(self.people, language)
        return words or ", ".join(member.name for member in self.members.all())
