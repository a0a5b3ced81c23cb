from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.foundation.actors import Actor
from hospes.jobs.models.editable import Editable
from hospes.questionnaires.drafts import QuestionDraft
from hospes.questionnaires.models import Question, Questionnaire

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job


class Asking(Editable):
    """What the application form asks besides name, address, résumé and notice."""

    form = models.ForeignKey(Questionnaire, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def questions(self) -> list[Question]:
        """Return the questions of the form in order."""
        return self.form.asked() if self.form else []

    def set_questions(self, drafts: Sequence[QuestionDraft], *, by: Actor) -> None:
        """Make these the questions of the form. What was answered keeps its old wording.

        Raises the refusals of ``questionnaires`` for a question that cannot be asked.
        """
        with self.edited("job.questions_set", by=by, questions=len(drafts)) as job:
            if job.form is None:
                name = cast("Job", self).title("en")
                job.form = Questionnaire.objects.draft(name=name, questions=drafts)
            else:
                job.form = job.form.revise(drafts)
            job.save(update_fields=["form"])
