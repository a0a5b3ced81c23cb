import json

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from hospes.foundation import files
from hospes.questionnaires.models import Answer, Response

NAUGHTY = [
    "<script>alert(1)</script>",
    "'; DROP TABLE questionnaires_answer; --",
    "\u202egnp.exe",
    "Z\u0351\u036b\u0313\u036aalgo",
    "%s %(name)s {0} {{ 7*7 }} {% now 'Y' %}",
    "\x00\x07nul",
    "👩\u200d👩\u200d👧 \u200fالعربية",
    "王璐\ufeff",
]


def answered(form, fields, **changes) -> Response:
    raw = {fields[0]: "Toronto", fields[1]: "A day", fields[2]: "night", fields[3]: "yes", **changes}
    upload = ContentFile(b"%PDF-1.7", name="drawing.pdf")
    return form.record(form.check_answers(raw, {fields[4]: upload}, "zh-hans"))


def test_a_response_reads_in_either_language(form, fields):
    response = answered(form, fields)

    english = [(row.label, row.text) for row in response.rows("en")]
    chinese = [(row.label, row.text) for row in response.rows("zh")]

    assert english == [
        ("Where do you live?", "Toronto"),
        ("A bad day", "A day"),
        ("Which shift?", "By night"),
        ("Can you drive?", "Yes"),
        ("A drawing", "drawing.pdf"),
    ]
    assert [label for label, _text in chinese][2] == "哪个班次？"
    assert [text for _label, text in chinese][2] == "夜班"


def test_a_response_keeps_language_instant_and_file(form, fields, now):
    response = answered(form, fields)

    row = response.rows("en")[4]
    assert (response.language, response.recorded_at.date()) == ("zh", now.date())
    assert files.path_of(row.file_key).read_bytes() == b"%PDF-1.7"
    assert Answer.objects.file_keys() == {row.file_key}
    assert Answer.objects.get(question__kind="file").file_size == 8


def test_a_file_that_was_looked_into_is_stored_whole(form, fields):
    upload = ContentFile(b"%PDF-1.7", name="d.pdf")
    checked = form.check_answers({fields[1]: "A day"}, {fields[4]: upload}, "en")
    upload.read(4)

    response = form.record(checked)

    assert files.path_of(response.rows("en")[4].file_key).read_bytes() == b"%PDF-1.7"


def test_what_was_left_empty_is_shown_as_empty(form, fields):
    response = form.record(form.check_answers({fields[1]: "A day"}, {}, "en"))

    rows = response.rows("en")

    assert [row.answered for row in rows] == [False, True, False, False, False]
    assert rows[0].text == rows[4].file_key == ""


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_are_kept_as_plain_text(form, fields, text):
    response = answered(form, fields, **{fields[0]: text})

    kept = response.rows("en")[0].text

    assert kept == text.replace("\u202e", "").replace("\x00\x07", "").replace("\ufeff", "")


@pytest.mark.corpus
def test_no_naughty_string_of_the_corpus_breaks_anything(form, fields, corpora):
    strings = json.loads((corpora / "malicious-input" / "blns" / "blns.json").read_text())
    fit = [text for text in strings if text.strip() and len(text) <= 300]

    kept = [answered(form, fields, **{fields[0]: text}).rows("en")[0].text for text in fit]

    assert len(kept) == len(fit) > 400


def test_a_long_file_name_is_shortened(form, fields):
    upload = ContentFile(b"x", name="n" * 2000)

    response = form.record(form.check_answers({fields[1]: "A day"}, {fields[4]: upload}, "en"))

    assert len(response.rows("en")[4].file_name) == 255


@pytest.mark.parametrize("count", [1, 3])
def test_reading_a_response_costs_two_queries(form, fields, count, django_assert_num_queries):
    for _ in range(count):
        response = answered(form, fields)
    response = Response.objects.select_related("questionnaire").get(pk=response.pk)

    with django_assert_num_queries(2):
        response.rows("en")


def test_forgetting_takes_answers_and_file(form, fields, django_capture_on_commit_callbacks):
    response = answered(form, fields)
    key = response.rows("en")[4].file_key

    with django_capture_on_commit_callbacks(execute=True):
        response.forget()

    assert not Answer.objects.exists()
    assert not files.path_of(key).exists()


def test_a_question_is_answered_once(form, fields):
    answer = Answer.objects.filter(response=answered(form, fields)).first()
    answer.pk = None

    with pytest.raises(IntegrityError, match=r"one_answer|UNIQUE"), transaction.atomic():
        answer.save(force_insert=True)


def test_rows_of_the_admin_shell_say_what_they_are(form, fields):
    response = answered(form, fields)

    assert [str(answer) for answer in response.answers.order_by("pk")][::4] == ["Toronto", "drawing.pdf"]
    assert str(response) == f"response {response.pk}"
    assert str(form) == "Field technician (version 1)"
    assert str(form.asked()[0]) == "Where do you live?"


def test_no_file_of_an_answer_is_swept(form, fields):
    response = answered(form, fields)
    key = response.rows("en")[4].file_key

    assert files.keepers["questionnaires.Answer"]() == {key}
