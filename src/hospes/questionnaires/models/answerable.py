import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.foundation import clock, files, text, wording
from hospes.questionnaires import checking
from hospes.questionnaires.checking import Checked, Given, Upload
from hospes.questionnaires.models.answer import Answer
from hospes.questionnaires.models.response import Response

if TYPE_CHECKING:
    from hospes.questionnaires.models.questionnaire import Questionnaire


class Answerable(models.Model):
    """Answers are checked first, with nothing written, and recorded once they are fit."""

    class Meta:
        abstract = True

    def check_answers(self, raw: Mapping[str, str], uploads: Mapping[str, Upload], language: str) -> Checked:
        """Read the fields ``q…`` of a form; nothing is written.

        Raises AnswersRefused, whose ``errors`` hold one sentence in ``language`` per field.
        """
        return checking.check(cast("Questionnaire", self), raw, uploads, language)

    def record(self, checked: Checked) -> Response:
        """Write checked answers as one response to the version they were checked against.

        Files are on disk before the rows commit.
        """
        with transaction.atomic():
            response = Response.objects.create(
                questionnaire=checked.questionnaire,
                language=wording.code(checked.language),
                recorded_at=clock.now(),
            )
            Answer.objects.bulk_create([answer_of(response, given) for given in checked.given])
        return response


def answer_of(response: Response, given: Given) -> Answer:
    """Return the row for one answer; a file that came with it is stored."""
    answer = Answer(response=response, question=given.question, text=given.text, value=given.value)
    if given.upload is not None:
        given.upload.seek(0)  # a rule may have looked inside
        answer.file_key = files.store(given.upload)
        answer.file_name = text.shorten(text.clean_line(given.upload.name or "", sys.maxsize), 255)
        answer.file_size = given.upload.size
    return answer
