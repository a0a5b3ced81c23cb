from django.db import models
from django.utils import translation
from django.utils.translation import gettext

from hospes.foundation import wording
from hospes.questionnaires.enums import QuestionKind
from hospes.questionnaires.models.question import Question
from hospes.questionnaires.models.response import Response


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Ways to find answers."""

    def file_keys(self) -> set[str]:
        """Return the keys of all files that an answer names: no orphans."""
        return set(self.exclude(file_key="").values_list("file_key", flat=True))


class Answer(models.Model):
    """What was said to one question. A question that was left empty has no answer row."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    # The chosen option's value, or true/false; null where the text says it all.
    value = models.JSONField(null=True, blank=True)
    file_key = models.CharField(max_length=100, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    file_size = models.PositiveBigIntegerField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_answer_to_each_question", fields=("response", "question")),
            models.CheckConstraint(
                name="an_answer_has_a_file_or_none_of_it",
                condition=models.Q(file_key="", file_size=None)
                | (~models.Q(file_key="") & models.Q(file_size__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.text or self.file_name

    def words(self, question: Question, language: str) -> str:
        """Return the answer to ``question`` in words of ``language``."""
        if question.kind == QuestionKind.CHOICE:
            return dict(question.choices_in(language)).get(str(self.value), self.text)
        if question.kind == QuestionKind.YES_NO:
            with translation.override(wording.catalogue(language)):
                return gettext("Yes") if self.value else gettext("No")
        return self.text or self.file_name
