import re

from hospes.candidates.models import Document


def open_up(client, world, link):
    client.post(f"{link}code/new/")
    world.work()
    letter = world.office.messages("ada@example.org")[-1].get_body(("plain",)).get_content()
    code = re.search(r"\b(\d{6})\b", letter)[1]
    return client.post(f"{link}code/", {"code": code})


def test_the_file_asks_for_a_code_first(client, link):
    answer = client.get(f"{link}file/")

    assert answer.status_code == 302
    assert answer.url.startswith(f"{link}code/")
    assert client.get(answer.url).status_code == 200


def test_a_right_code_opens_the_file_for_ten_minutes(client, world, application, link):
    open_up(client, world, link)
    assert "ada.txt" in client.get(f"{link}file/").content.decode()

    world.later(minutes=11)

    assert client.get(f"{link}file/").status_code == 302


def test_a_wrong_code_is_said_at_the_field(client, world, link):
    client.post(f"{link}code/new/")

    answer = client.post(f"{link}code/", {"code": "000000"})

    assert answer.status_code == 422
    assert client.get(f"{link}file/").status_code == 302


def test_a_visit_sends_no_code(client, world, link):
    client.get(f"{link}code/new/")
    world.work()

    assert len(world.office.messages("ada@example.org")) == 1


def test_a_second_code_at_once_is_refused_in_words(client, link):
    client.post(f"{link}code/new/")

    assert client.post(f"{link}code/new/").status_code == 429


def test_the_document_is_saved_never_shown_and_only_behind_the_code(client, world, application, link):
    document = Document.objects.get()
    address = f"{link}documents/{document.public_id}/"
    assert client.get(address).status_code == 302

    open_up(client, world, link)
    answer = client.get(address)

    assert b"".join(answer.streaming_content).startswith(b"Ada Lovelace")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"{link}documents/unknown/").status_code == 404


def test_details_are_corrected(client, world, application, link):
    open_up(client, world, link)
    told = {"name": "Ada King", "email": "ada@example.org", "called": "Ada"}

    assert client.post(f"{link}file/", told).status_code == 302

    candidate = world.fresh(application).case.candidate
    assert (candidate.name, candidate.called) == ("Ada King", "Ada")


def test_wrong_details_are_said_at_the_field_and_kept(client, world, link):
    open_up(client, world, link)

    answer = client.post(f"{link}file/", {"name": "Ada", "email": "not an address"})

    assert answer.status_code == 422
    assert "not an address" in answer.content.decode()


def test_stepping_back_ends_everything_with_a_receipt(client, world, application, link):
    open_up(client, world, link)
    address = f"{link}cases/{application.case.public_id}/withdrawal/"
    assert client.get(address).status_code == 200

    client.post(address, {"words": "Found another one."})
    client.post(address, {"words": "Found another one."})
    world.work()

    assert world.fresh(application).case.state == "closing"
    assert "stepped back" in world.office.messages("ada@example.org")[-1]["Subject"]


def test_an_empty_or_wrong_file_is_refused_at_the_field(client, world, link):
    from django.core.files.uploadedfile import SimpleUploadedFile

    open_up(client, world, link)
    programme = SimpleUploadedFile("cv.pdf", b"MZ\x90\x00" + b"\0" * 200)

    answer = client.post(f"{link}documents/", {"file": programme})

    assert answer.status_code == 422
    assert Document.objects.count() == 1


def test_forms_behind_the_code_need_no_token_of_the_session(world, application, link):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    open_up(browser, world, link)

    answer = browser.post(f"{link}cases/{application.case.public_id}/withdrawal/", {"words": ""})

    assert answer.status_code == 302
    assert world.fresh(application).case.state == "closing"


def test_a_clock_that_is_set_back_opens_no_longer(client, world, application, link):
    open_up(client, world, link)

    world.later(minutes=-5)

    assert client.get(f"{link}file/").status_code == 302
