"""Files that go with letters and come with mails."""

from io import BytesIO

import pytest

from hospes.applications import questions
from hospes.conversations import attaching
from hospes.conversations.attaching import Chosen
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message, MessageFile
from hospes.conversations.refusals import FileNotTaken, FilesTooLarge, TooManyFiles
from hospes.conversations.sending import Sending
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import files, house
from hospes.post.reading.attached import Attachment
from hospes.post.settings import ReceivingSettings
from tests.conversations.conftest import DRAFT
from tests.post.test_virus_check import VIRUS, clamd

__all__ = ["clamd"]
PDF = b"%PDF-1.4\nThe way to us\n"


def test_what_a_member_chose_goes_with_his_letter(world, case):
    kept = attaching.keep([Chosen("the way.pdf", BytesIO(PDF)), Chosen("notes", b"Bring a pen")])
    Message.objects.approve(case, DRAFT, by=world.grace, sending=Sending(files=kept))
    world.later(seconds=31)

    mail = world.office.messages(to="ada@example.org")[-1]
    names = [(each.get_filename(), each.get_content_type()) for each in mail.iter_attachments()]
    assert names == [("the way.pdf", "application/pdf"), ("notes.txt", "text/plain")]
    assert {each.verdict for each in kept} == {"not_checked"}


def test_a_second_attempt_carries_the_same_files(world, case):
    world.office.refuse("ada@example.org")
    kept = attaching.keep([Chosen("way.pdf", PDF)])
    letter = Message.objects.approve(case, DRAFT, by=world.grace, sending=Sending(files=kept))
    world.later(seconds=31)
    Message.objects.get(pk=letter.pk).send_again(by=world.grace)
    world.later(seconds=31)

    [file] = world.office.messages(to="ada@example.org")[-1].iter_attachments()
    assert file.get_filename() == "way.pdf"


def test_what_is_taken_back_is_kept_no_longer(world, case):
    [file] = kept = attaching.keep([Chosen("way.pdf", PDF)])
    letter = Message.objects.approve(case, DRAFT, by=world.grace, sending=Sending(files=kept))
    assert list(MessageFile.objects.file_keys()) == [file.key]

    letter.undo(by=world.grace.actor)

    assert list(MessageFile.objects.file_keys()) == []


def test_what_cannot_go_is_named(world):
    with pytest.raises(FileNotTaken, match=r"“run.exe”: This file is a program"):
        attaching.keep([Chosen("way.pdf", PDF), Chosen("run.exe", b"MZ....")])


def test_there_is_a_limit_to_number_and_size(world):
    house.write(ConversationSettings, files_limit=1, files_total=1)

    with pytest.raises(TooManyFiles, match="up to 1 files"):
        attaching.keep([Chosen("a.pdf", PDF), Chosen("b.pdf", PDF)])
    with pytest.raises(FilesTooLarge, match="1 MB"):
        attaching.keep([Chosen("a.pdf", PDF + b" " * 1024 * 1024)])


def test_a_virus_does_not_go_out(world, clamd):
    house.write(ReceivingSettings, virus_scanner=clamd)

    with pytest.raises(FileNotTaken, match="virus scanner found something"):
        attaching.keep([Chosen("a.txt", VIRUS)])
    assert attaching.keep([Chosen("a.pdf", PDF)])[0].verdict == "clean"


def received(case, *attachments):
    kept = attaching.of_mail(attachments)
    return Message.objects.receive(case, words="Here it is.", by=case.candidate.actor, files=kept)


def test_what_lay_in_a_mail_is_kept_whatever_it_is(world, case):
    question = received(
        case,
        Attachment(name="cv.pdf", content_type="application/pdf", data=PDF),
        Attachment(name="../run.exe", content_type="application/pdf", data=b"MZ..."),
        Attachment(name="table.xlsx", content_type="x/y", data=b"PK\x03\x04 broken"),
        Attachment(name="logo.png", content_type="image/png", data=b"x", content_id="1@x", inline=True),
    )

    kept = [(each.name, each.content_type) for each in question.files.all()]
    other = "application/octet-stream"
    assert kept == [("cv.pdf", "application/pdf"), ("run.exe.bin", other), ("table.xlsx", other)]


def test_the_scanner_looks_at_what_came_in_and_a_virus_is_not_handed_out(world, case, clamd):
    bad = Attachment(name="cv.txt", content_type="text/plain", data=VIRUS)
    question = received(case, bad, Attachment(name="cv.pdf", content_type="application/pdf", data=PDF))
    world.work()
    assert {file.asked_at for file in question.files.all()} == {None}

    house.write(ReceivingSettings, virus_scanner=clamd)
    world.work()

    handed_out = {str(file): (file.verdict, file.is_handed_out) for file in question.files.all()}
    assert handed_out == {"cv.txt": ("infected", False), "cv.pdf": ("clean", True)}
    assert None not in {file.asked_at for file in question.files.all()}


def test_it_is_saved_and_never_run(world, case):
    [file] = received(case, Attachment(name="简历.pdf", content_type="application/pdf", data=PDF)).files.all()

    headers = file.download_headers()
    assert headers["Content-Disposition"] == "attachment; filename*=UTF-8''%E7%AE%80%E5%8E%86.pdf"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    with file.open() as stream:
        assert stream.read() == PDF
    assert files.path_of(file.key).exists()


def test_a_letter_may_have_files_and_a_question(world, case, question):
    kept = attaching.keep([Chosen("way.pdf", PDF)])
    letter = questions.answer(question, by=world.grace, draft=Draft("Bus", "Yes."), sending=Sending(files=kept))

    assert [file.name for file in letter.files.all()] == ["way.pdf"]
