from dataclasses import dataclass
from functools import partial

from django.db import models, transaction

from hospes.foundation import files


@dataclass(frozen=True, kw_only=True)
class Row:
    """A question and its answer as one reads them. ``text`` is plain: the face escapes it."""

    field: str
    kind: str
    label: str
    text: str
    answered: bool
    file_key: str
    file_name: str


class Response(models.Model):
    """What one person answered, once, to one version of a questionnaire."""

    questionnaire = models.ForeignKey("questionnaires.Questionnaire", models.PROTECT, related_name="responses")
    language = models.CharField(max_length=16)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"response {self.pk}"

    def forget(self) -> None:
        """Erase the response, its answers and their files; the files go once this has committed."""
        keys = [answer.file_key for answer in self.answers.all() if answer.file_key]
        with transaction.atomic():
            self.delete()
            for key in keys:
                transaction.on_commit(partial(files.remove, key))

    def rows(self, language: str) -> list[Row]:
        """Return every question of the version that was answered, with its answer, for reading.

        Labels and choices are in ``language``; free text is as it was written. Two queries.
        """
        answers = {answer.question_id: answer for answer in self.answers.all()}
        rows = []
        for question in self.questionnaire.questions.all():
            answer = answers.get(question.pk)
            rows.append(
                Row(
                    field=question.field,
                    kind=question.kind,
                    label=question.label_in(language),
                    text=answer.words(question, language) if answer else "",
                    answered=answer is not None,
                    file_key=answer.file_key if answer else "",
                    file_name=answer.file_name if answer else "",
                )
            )
        return rows
