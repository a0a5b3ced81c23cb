"""Everything that can be wrong with a form: a plain sentence, nothing typed is lost, nothing is a 500."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hospes.applications.models import Application
from hospes.questionnaires.drafts import QuestionDraft
from tests.careers.pages import value_of, words


def refused(answer, *sentences: str) -> None:
    assert answer.status_code == 422
    said = words(answer)
    for sentence in sentences:
        assert said.count(sentence) >= 2, (sentence, "not in the summary and at the field")
    assert Application.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "Please tell us your name."),
        ({"name": "x" * 2000}, "This name is longer than"),
        ({"called": "x" * 2000}, "Please shorten it."),
        ({"email": "ada at example"}, "This does not look like an e-mail address."),
        ({"email": ""}, "Please give an e-mail address or a phone number"),
        ({"phone": "call me"}, "This does not look like a phone number."),
        ({"links": "javascript:alert(1)"}, "This does not look like a web address."),
        ({"resume": None}, "Please send a file, a link, or a few lines"),
        ({"resume": None, "links": "http://"}, "This does not look like a web address."),
        ({"resume": None, "words": "x" * 4001}, "Please shorten this to 4000 characters"),
        ({"words": "x" * 4001}, "Please shorten this to 4000 characters"),
        ({"consent": None}, "Please tick this"),
    ],
)
def test_each_error_stands_at_its_field_and_in_the_summary(world, send, changes, sentence):
    refused(send(**changes), sentence)


def test_an_empty_form_hears_of_everything_at_once(client, world):
    answer = client.post(f"/en/jobs/{world.job.public_id}/apply/", {})

    refused(answer, "Please tell us your name.", "Please answer this question.", "Please tick this")


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 300_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cv.pdf", b""),
        ("cv.pdf", b"MZ" + b"\0" * 400),
        ("cv.html", b"<html><script>alert(1)</script></html>"),
        ("cv.docx", b"PK\x03\x04 no archive"),
        ("cv.pdf", b"%PDF-" + b"x" * (10 * 1024 * 1024)),
    ],
)
def test_a_file_that_cannot_be_taken_says_so_at_its_field(world, send, name, content):
    answer = send(resume=SimpleUploadedFile(name, content))

    refused(answer, "file")
    assert "kept" not in words(answer)


def test_a_zip_bomb_is_refused_before_it_unpacks(world, send):
    refused(send(resume=SimpleUploadedFile("cv.docx", bomb())), "becomes far too large")


def test_an_encrypted_pdf_keeps_the_application(world, send, corpora):
    content = (corpora / "malicious-input" / "pdf-encryption" / "aes-256.pdf").read_bytes()

    answer = send(resume=SimpleUploadedFile("cv.pdf", content))

    assert answer.status_code in {303, 422}  # taken and unreadable, or refused in words


def test_what_was_typed_comes_back_and_the_file_is_kept(world, send):
    answer = send(name="Ada <b>Lovelace</b>", email="ada at example", words="I weave.")

    refused(answer)
    assert value_of(answer, "name") == "Ada <b>Lovelace</b>"
    assert "cv.txt is kept, you need not choose it again" in words(answer)
    again = send(resume=None, kept_resume=value_of(answer, "kept_resume"))
    assert again.status_code == 303
    [document] = Application.objects.get().case.candidate.documents.all()
    assert document.filename == "cv.txt"


def test_a_kept_file_is_kept_for_two_hours(world, send):
    kept = value_of(send(email="wrong"), "kept_resume")
    world.later(hours=3)

    refused(send(resume=None, kept_resume=kept), "Please send a file, a link, or a few lines")


def test_a_made_up_kept_file_is_none(world, send):
    refused(send(resume=None, kept_resume="../../etc/passwd"), "Please send a file, a link, or a few lines")


def test_files_of_questions_are_kept_too(world, send):
    draft = QuestionDraft(kind="file", label={"en": "A drawing"}, required=True)
    world.job.set_questions([draft], by=world.grace.actor)
    [question] = world.job.questions()
    drawing = SimpleUploadedFile("loom.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)

    answer = send(email="wrong", **{question.field: drawing})
    refused(answer)
    kept = {f"kept_{name}": value_of(answer, f"kept_{name}") for name in ("resume", question.field)}
    again = send(resume=None, **{question.field: None}, **kept)

    assert again.status_code == 303
    [row] = Application.objects.get().response.rows("en")
    assert row.file_name == "loom.png"


def test_every_kind_of_question_can_be_answered(world, send):
    options = [{"value": str(n), "label": {"en": f"Option {n}"}} for n in range(9)]
    drafts = [
        QuestionDraft(kind="choice", label={"en": "Which"}, options=options),
        QuestionDraft(kind="yes_no", label={"en": "A permit?"}, required=True),
        QuestionDraft(kind="text", label={"en": "Where"}),
        QuestionDraft(kind="file", label={"en": "A drawing"}),
    ]
    world.job.set_questions(drafts, by=world.grace.actor)
    which, permit, where, drawing = [question.field for question in world.job.questions()]
    told = {which: "3", permit: "yes", where: "Here", drawing: None}

    refused(send(**{**told, which: "elsewhere", permit: "maybe"}), "Please choose one", "Please answer yes or no")
    assert send(**told).status_code == 303


def test_a_file_question_refuses_an_empty_file(world, send):
    world.job.set_questions([QuestionDraft(kind="file", label={"en": "A drawing"})], by=world.grace.actor)
    [question] = world.job.questions()

    refused(send(**{question.field: SimpleUploadedFile("loom.png", b"")}), "This file is empty.")


def test_what_fills_in_everything_is_asked_once_more(world, send):
    answer = send(reference="https://spam.example")

    assert answer.status_code == 422
    assert "a field that people do not see" in words(answer)
    assert value_of(answer, "reference") == ""


def test_a_foreign_page_cannot_send_the_form(world, send):
    assert send(headers={"Origin": "https://evil.example"}).status_code == 403
    assert Application.objects.count() == 0


def test_a_flood_from_one_network_is_stopped_with_a_sentence(client, world, typed):
    address = f"/en/jobs/{world.job.public_id}/apply/"
    for number in range(30):
        told = typed(email=f"a{number}@example.org", name=f"A{number}")
        assert client.post(address, told, REMOTE_ADDR="93.184.216.34").status_code == 303
    answer = client.post(address, typed(email="late@example.org"), REMOTE_ADDR="93.184.216.34")

    assert answer.status_code == 429
    assert "grace@harbourlight.example" in words(answer)
    assert value_of(answer, "email") == "late@example.org"
    assert client.post(address, typed(email="late@example.org"), REMOTE_ADDR="93.184.216.35").status_code == 303


def test_a_form_far_too_large_is_not_even_read(client, world):
    answer = client.post(f"/en/jobs/{world.job.public_id}/apply/", {}, CONTENT_LENGTH="999999999")

    assert answer.status_code == 413


def test_a_broken_form_is_no_500(client, world):
    address = f"/en/jobs/{world.job.public_id}/apply/"

    assert client.post(address, b"\0\1\2", content_type="multipart/form-data").status_code == 400
    assert client.post(address, b"\xff\xfe", content_type="application/json").status_code == 422


def test_a_round_that_closed_meanwhile_loses_nothing(world, send):
    world.job.set_intake("round", by=world.grace.actor, closes_on=world.job.today())
    world.later(days=2)

    answer = send()

    assert answer.status_code == 422
    assert "does not take applications any more" in words(answer)
    assert value_of(answer, "name") == "Ada Lovelace"


def test_a_contact_whose_address_died_meanwhile_is_said(world, send):
    type(world.grace).objects.filter(pk=world.grace.pk).update(is_active=False)

    answer = send()

    assert answer.status_code == 422
    assert "no reachable contact" in words(answer)
