"""Files, copies and the hour of a letter, at the desk and on the candidate's page."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hospes.conversations import attaching
from hospes.conversations.models import Message, MessageFile
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock
from hospes.foundation import house as settings_of
from hospes.post.reading.attached import Attachment
from hospes.post.virus_check import Verdict

PDF = b"%PDF-1.4\nThe way to us\n"


def compose(house, **more):
    return house.post("compose", subject="The way", text="Here is the way.", **more)


def upload(name="way.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def test_files_go_with_a_letter_and_stand_in_the_thread(house):
    compose(house, files=[upload(), upload("note.txt", b"Bring a pen")], cc=[house.world.dan.pk])
    house.world.later(seconds=31)

    mail = house.world.office.messages(to="ada@example.org")[-1]
    assert [each.get_filename() for each in mail.iter_attachments()] == ["way.pdf", "note.txt"]
    page = house.get("case").content.decode()
    assert all(words in page for words in ("way.pdf", "not checked for viruses", "Copy to Dan Okafor"))
    file = MessageFile.objects.first()
    response = house.get("message-file", file.public_id)
    assert (b"".join(response), response["Content-Disposition"]) == (PDF, "attachment; filename*=UTF-8''way.pdf")


def test_what_cannot_go_is_said_at_its_field_and_no_word_is_lost(house):
    answer = compose(house, files=[upload("run.exe", b"MZ...")])

    assert answer.status_code == 422
    assert answer.context["form"].errors["files"][0].startswith("“run.exe”: This file")
    assert "Here is the way." in answer.content.decode()
    assert "have to be chosen again" in answer.content.decode()


@pytest.fixture
def file(house):
    """Ada's mail had a file."""
    kept = attaching.of_mail([Attachment(name="cv.pdf", content_type="application/pdf", data=PDF)])
    case = house.ada.case
    return Message.objects.receive(case, words="My file", by=case.candidate.actor, files=kept).files.get()


def test_strangers_and_viruses_are_not_handed_out(house, file):
    MessageFile.objects.update(verdict=Verdict.INFECTED)
    assert house.get("message-file", file.public_id).status_code == 404
    MessageFile.objects.update(verdict=Verdict.CLEAN)
    assert b"".join(house.get("message-file", file.public_id)) == PDF
    for stranger in house.strangers():
        house.sign_in(stranger)
        assert house.get("message-file", file.public_id).status_code == 404


def test_a_letter_waits_for_their_morning_and_can_be_sent_at_once(house):
    compose(house, leave="morning")
    letter = house.last()
    if letter.waits_for_its_hour:
        assert "Leaves " in house.get("case").content.decode()

    house.message("send-now", letter)
    house.world.work()

    assert Message.objects.get(pk=letter.pk).state == "accepted"


def test_an_hour_may_be_chosen_on_their_clock(house):
    there = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT09:15")
    compose(house, leave="chosen", leave_on=there)
    letter = house.last()

    assert letter.waits_for_its_hour
    page = house.get("case").content.decode()
    assert all(words in page for words in ("Leaves ", "Take back", "Send now"))
    house.message("undo", letter)
    assert not Message.objects.filter(pk=letter.pk).exists()


def test_an_hour_that_is_missing_or_far_is_said_at_its_field(house):
    later = (clock.now() + timedelta(days=60)).strftime("%Y-%m-%d 09:15")

    assert set(compose(house, leave="chosen").context["form"].errors) == {"leave_on"}
    assert set(compose(house, leave="chosen", leave_on="soon").context["form"].errors) == {"leave_on"}
    assert set(compose(house, leave="chosen", leave_on=later).context["form"].errors) == {"leave_on"}
    assert set(compose(house, leave="chosen", leave_on=later, promise="").context["form"].errors) == {"leave_on"}


def test_their_hours_are_proposed_where_the_house_wants_it(house):
    first = house.get("compose").context["form"]["leave"].value()
    settings_of.write(ConversationSettings, propose_hours=True, hours_begin=0, hours_end=0)

    assert (first, house.get("compose").context["form"]["leave"].value()) == ("now", "morning")


def test_the_candidate_opens_a_file_with_a_code(house, file, client):
    link = f"/p/{house.ada.case.candidate.link_token()}/"
    there = reverse("portal:message-file", args=[link.split("/")[2], file.public_id])

    assert "cv.pdf" in client.get(link).content.decode()
    assert client.get(there).url.startswith(f"{link}code/")
    session = client.session
    session[f"opened:{house.ada.case.candidate.public_id}"] = (clock.now() + timedelta(minutes=5)).isoformat()
    session.save()
    assert b"".join(client.get(there)) == PDF
    MessageFile.objects.update(verdict=Verdict.INFECTED)
    assert client.get(there).status_code == 404
