from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.foundation import clock, text, wording
from hospes.questionnaires.drafts import Option, QuestionDraft
from hospes.questionnaires.enums import LONGEST, QuestionKind
from hospes.questionnaires.models.question import Question
from hospes.questionnaires.refusals import (
    ChoiceWithoutOptions,
    LengthOutOfBounds,
    QuestionWithoutWords,
    UnknownKind,
)

if TYPE_CHECKING:
    from hospes.questionnaires.models.questionnaire import Questionnaire


class RevisableQuerySet(models.QuerySet["Questionnaire"]):
    """Ways to find and to begin a questionnaire."""

    def latest_versions(self) -> "RevisableQuerySet":
        """Only those that no later version supersedes."""
        return self.filter(superseded_by=None)

    def draft(self, *, name: str = "", questions: Sequence[QuestionDraft] = ()) -> "Questionnaire":
        """Begin a questionnaire, version 1. Raises the refusals of a question that cannot be asked."""
        with transaction.atomic():
            questionnaire = self.create(name=name, created_at=clock.now())
            write_questions(questionnaire, questions)
        return questionnaire


class Revisable(models.Model):
    """A questionnaire is edited as a whole; once answered, editing makes its next version."""

    class Meta:
        abstract = True

    def is_answered(self) -> bool:
        """Whether somebody has answered this version."""
        return bool(this(self).responses.exists())

    def revise(self, questions: Sequence[QuestionDraft]) -> "Questionnaire":
        """Make these the questions, in this order, and return the questionnaire that asks them.

        That is this one while nobody has answered it, else its next version, which the caller
        must use from now on. A question that is only reworded keeps the name of its field.
        Raises the refusals of a question that cannot be asked.
        """
        with transaction.atomic():
            mine = type(this(self)).objects.select_for_update().get(pk=self.pk)
            numbers = {question.origin or question.pk for question in mine.questions.all()}
            if mine.is_answered():
                revised = mine.next_version()
            else:
                revised = mine
                mine.questions.all().delete()
            write_questions(revised, questions, known=numbers)
        return revised

    def next_version(self) -> "Questionnaire":
        """Return a new empty version after this one."""
        mine = this(self)
        return type(mine).objects.create(
            name=mine.name, version=mine.version + 1, supersedes=mine, created_at=clock.now()
        )

    def copy(self) -> "Questionnaire":
        """Return a questionnaire of its own that asks the same, for another user of it."""
        mine = this(self)
        return type(mine).objects.draft(name=mine.name, questions=[draft_of(question) for question in mine.asked()])


def this(questionnaire: Revisable) -> "Questionnaire":
    """The capability is only ever part of a questionnaire; this says so to the type checker."""
    return cast("Questionnaire", questionnaire)


def draft_of(question: Question) -> QuestionDraft:
    """Return the question as a draft of a new one."""
    return QuestionDraft(
        label=question.label,
        kind=question.kind,
        help=question.help,
        options=question.options,
        required=question.required,
        max_length=question.max_length,
    )


def write_questions(
    questionnaire: "Questionnaire",
    drafts: Sequence[QuestionDraft],
    *,
    known: set[int] | None = None,
) -> None:
    """Write the drafts as questions of ``questionnaire``; ``known`` are origins it may claim."""
    for draft in drafts:
        refuse_unaskable(draft)
    free = set(known or ())
    for order, draft in enumerate(drafts, start=1):
        # An origin counts once: two fields of one name would overwrite each other.
        origin = draft.origin if draft.origin in free else None
        free.discard(origin or 0)
        Question.objects.create(
            questionnaire=questionnaire,
            order=order,
            origin=origin,
            kind=draft.kind,
            label=wording.lines(draft.label, 300),
            help=wording.lines(draft.help, 600),
            options=[clean_option(option) for option in draft.options],
            required=draft.required,
            max_length=draft.max_length,
        )


def clean_option(option: Option) -> Option:
    """Return the option as it is stored."""
    return {"value": text.clean_line(option["value"], 100), "label": wording.lines(option["label"], 200)}


def refuse_unaskable(draft: QuestionDraft) -> None:
    """Raise the refusal for a draft that nobody could answer."""
    if not wording.lines(draft.label, 300):
        raise QuestionWithoutWords
    label = wording.pick(draft.label, "en")
    if draft.kind not in QuestionKind.values:
        raise UnknownKind(label=label)
    if draft.kind == QuestionKind.CHOICE and len({option["value"].strip() for option in draft.options} - {""}) < 2:
        raise ChoiceWithoutOptions(label=label)
    if draft.max_length is not None and not 1 <= draft.max_length <= LONGEST:
        raise LengthOutOfBounds(label=label, longest=LONGEST)
