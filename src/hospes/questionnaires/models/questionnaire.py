from django.db import models

from hospes.questionnaires.models.answerable import Answerable
from hospes.questionnaires.models.question import Question
from hospes.questionnaires.models.revisable import Revisable, RevisableQuerySet


class Questionnaire(Answerable, Revisable):
    """One version of a list of questions."""

    name = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    created_at = models.DateTimeField()

    objects = RevisableQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="only_a_first_version_supersedes_nothing",
                condition=models.Q(version=1, supersedes=None) | models.Q(version__gt=1, supersedes__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name or self.pk} (version {self.version})"

    def asked(self) -> list[Question]:
        """Return the questions in their order."""
        return list(self.questions.all())
