from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from hospes.questionnaires import checking
from hospes.questionnaires.checking import file_rules
from hospes.questionnaires.models import Questionnaire
from hospes.questionnaires.refusals import AnswersRefused
from tests.questionnaires.conftest import OF_EACH_KIND


def refused(form, raw, uploads=None, language="en") -> dict[str, str]:
    with pytest.raises(AnswersRefused) as refusal:
        form.check_answers(raw, uploads or {}, language)
    return refusal.value.errors


def test_fit_answers_are_read_by_their_kind(form, fields):
    where, day, shift, drive, drawing = fields
    upload = ContentFile(b"%PDF-", name="drawing.pdf")

    checked = form.check_answers(
        {where: "  Toronto\n ", day: "One\r\ntwo ", shift: "night", drive: "no"}, {drawing: upload}, "zh-hans"
    )

    assert [(given.text, given.value, given.upload) for given in checked.given] == [
        ("Toronto", None, None),
        ("One\ntwo", None, None),
        ("By night", "night", None),
        ("", False, None),
        ("", None, upload),
    ]


def test_what_is_left_empty_and_not_required_is_no_answer(form, fields):
    checked = form.check_answers({fields[1]: "A day"}, {}, "en")

    assert [given.text for given in checked.given] == ["A day"]


def test_each_kind_says_in_words_what_is_missing(db):
    form = Questionnaire.objects.draft(questions=[replace(draft, required=True) for draft in OF_EACH_KIND])

    assert list(refused(form, {}).values()) == [
        "Please answer this question.",
        "Please answer this question.",
        "Please choose one of the options.",
        "Please answer yes or no.",
        "Please choose a file.",
    ]


def test_blank_is_not_an_answer(form, fields):
    assert refused(form, {fields[1]: " \n\t"}) == {fields[1]: "Please answer this question."}


def test_what_nobody_offered_cannot_be_chosen(form, fields):
    _where, day, shift, drive, _drawing = fields

    assert refused(form, {day: "x", shift: "morning", drive: "maybe"}) == {
        shift: "Please choose one of the options.",
        drive: "Please answer yes or no.",
    }


def test_what_is_too_long_is_refused_and_never_cut(form, fields):
    errors = refused(form, {fields[1]: "x" * 51})

    assert errors == {fields[1]: "Please shorten this to 50 characters. It has 51 now."}


def test_the_refusal_has_a_sentence_of_its_own(form):
    with pytest.raises(AnswersRefused, match="another look"):
        form.check_answers({}, {}, "en")


def test_checking_leaves_the_language_as_it_was(form):
    with translation.override("en"):
        refused(form, {}, language="zh")

        assert translation.get_language() == "en"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty. Please choose it again."),
        (b"x" * 11, "This file is larger than 10 MB. Please send a smaller one."),
    ],
)
def test_files_have_a_fit_size(form, fields, monkeypatch, content, sentence):
    monkeypatch.setattr(checking, "LARGEST_FILE", 10)
    monkeypatch.setattr(checking, "MEGABYTE", 1)

    errors = refused(form, {fields[1]: "A day"}, {fields[4]: ContentFile(content, name="drawing.pdf")})

    assert errors == {fields[4]: sentence}


@pytest.mark.parametrize("sentence", ["", "This is no drawing."])
def test_a_higher_room_may_refuse_a_file(form, fields, sentence):
    file_rules.add("drawings", lambda _upload: sentence)
    uploads = {fields[4]: ContentFile(b"MZ", name="drawing.exe")}
    try:
        form.check_answers({fields[1]: "A day"}, uploads, "en")
        said = ""
    except AnswersRefused as refusal:
        said = refusal.errors[fields[4]]
    finally:
        file_rules.remove("drawings")

    assert said == sentence
