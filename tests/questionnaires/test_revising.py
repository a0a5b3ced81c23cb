from dataclasses import replace

import pytest

from hospes.questionnaires.drafts import QuestionDraft
from hospes.questionnaires.enums import QuestionKind
from hospes.questionnaires.models import Questionnaire
from hospes.questionnaires.refusals import (
    ChoiceWithoutOptions,
    LengthOutOfBounds,
    QuestionWithoutWords,
    UnknownKind,
)

DRIVE = QuestionDraft(kind=QuestionKind.YES_NO, label={"en": "Can you drive?"})
SHIFT = QuestionDraft(label={"en": "Which shift?"})


def number(field: str) -> int:
    return int(field.removeprefix("q"))


def answer(form, text="A day"):
    return form.record(form.check_answers({form.asked()[1].field: text}, {}, "en"))


def test_nobody_has_answered_so_the_same_row_is_edited(form):
    revised = form.revise([DRIVE])

    assert revised == form
    assert [question.label_in("zh") for question in form.asked()] == ["Can you drive?"]


def test_an_answered_questionnaire_gets_a_next_version(form):
    response = answer(form)

    revised = form.revise([DRIVE])

    assert (revised.version, revised.supersedes) == (2, form)
    assert [row.label for row in response.rows("en")][1] == "A bad day"
    assert list(Questionnaire.objects.latest_versions()) == [revised]


@pytest.mark.parametrize("answered", [False, True])
def test_a_reworded_question_keeps_the_name_of_its_field(form, fields, answered):
    if answered:
        answer(form)

    once = form.revise([SHIFT, replace(DRIVE, origin=number(fields[3]))])
    names = [question.field for question in once.asked()]
    twice = once.revise([replace(DRIVE, label={"en": "Do you drive?"}, origin=number(fields[3]))])

    assert names[1] == twice.asked()[0].field == fields[3]
    assert names[0] not in fields


def test_a_foreign_or_doubled_origin_makes_a_new_question(form, fields):
    mine = number(fields[3])

    revised = form.revise([replace(DRIVE, origin=mine), replace(DRIVE, origin=mine), replace(SHIFT, origin=999)])

    names = [question.field for question in revised.asked()]
    assert names[0] == fields[3]
    assert len(set(names)) == 3
    assert "q999" not in names


def test_a_copy_asks_the_same_and_is_its_own(form):
    copy = form.copy()

    assert copy != form
    assert [str(question) for question in copy.asked()] == [str(question) for question in form.asked()]
    assert copy.asked()[2].choices_in("zh") == [("day", "白班"), ("night", "夜班")]
    assert copy.asked()[1].help_in("en") == "Notes are fine."
    assert not {q.field for q in copy.asked()} & {q.field for q in form.asked()}


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (QuestionDraft(label={"en": ""}), QuestionWithoutWords),
        (replace(SHIFT, kind="song"), UnknownKind),
        (replace(SHIFT, kind="choice"), ChoiceWithoutOptions),
        (replace(SHIFT, max_length=0), LengthOutOfBounds),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_written(form, draft, refusal):
    with pytest.raises(refusal):
        form.revise([DRIVE, draft])

    assert len(form.asked()) == 5


def test_a_limit_is_that_of_the_kind_unless_said(form):
    assert [question.limit for question in form.asked()] == [300, 50, 300, 300, 300]
