from django.db import models
from django.db.models import Q

from hospes.foundation import wording
from hospes.questionnaires.enums import DEFAULT_LENGTHS, QuestionKind


class Question(models.Model):
    """One question of one version of a questionnaire, worded in each language."""

    questionnaire = models.ForeignKey("questionnaires.Questionnaire", models.CASCADE, related_name="questions")
    # The number of the question in the version it was first asked in: it keeps the name of the field, so
    # that a form that was open while we edited can still be sent.
    origin = models.PositiveBigIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=QuestionKind)
    label = models.JSONField(default=dict)
    help = models.JSONField(default=dict, blank=True)
    # For a choice: [{"value": "days", "label": {"en": "By day", "zh": "白班"}}, …]
    options = models.JSONField(default=list, blank=True)
    required = models.BooleanField(default=False)
    max_length = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(
                name="one_question_at_each_place_of_a_questionnaire",
                fields=("questionnaire", "order"),
            ),
            models.CheckConstraint(name="question_kind_is_known", condition=Q(kind__in=QuestionKind.values)),
        )

    def __str__(self) -> str:
        return self.label_in("en")

    @property
    def field(self) -> str:
        """The name of the form field, the same in every version: ``q12``."""
        return f"q{self.origin or self.pk}"

    @property
    def limit(self) -> int:
        """How many characters an answer may have."""
        return self.max_length or DEFAULT_LENGTHS.get(QuestionKind(self.kind), 300)

    def label_in(self, language: str) -> str:
        """Return the question in ``language``, else in the first language it has."""
        return wording.pick(self.label, language)

    def help_in(self, language: str) -> str:
        """Return the hint under the question; may be empty."""
        return wording.pick(self.help, language)

    def choices_in(self, language: str) -> list[tuple[str, str]]:
        """Return value and words of each option, in order."""
        return [(option["value"], wording.pick(option["label"], language)) for option in self.options]
