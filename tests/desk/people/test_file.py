"""The file of a person: papers, thread, promises, facts, history; and who never sees it."""

from datetime import timedelta

from hospes.applications.models.submitting import Person
from hospes.candidates.models import Document
from hospes.foundation import clock, files
from hospes.promises.models import Promise
from tests.queries import same_number


def test_papers_stand_beside_the_thread(house):
    page = house.get("case").content.decode()

    assert "Wrote the first programme." in page
    assert "We have your application" in page
    assert "Result of reading" in page


def test_answers_of_the_form_are_a_tab(house):
    page = house.get("case", paper="answers")

    assert page.status_code == 200


def test_history_reads_as_sentences(house):
    page = house.get("case", show="history").content.decode()

    assert "Ada Lovelace applied" in page


def test_other_matters_and_doubles_are_shown(house):
    house.world.apply(Person(name="A. Lovelace", email="ada@example.org", zone="America/Toronto"), nonce="n-2")

    page = house.get("case").content.decode()

    assert "Same address or number" in page
    assert "A. Lovelace" in page


def test_a_file_is_shown_or_saved_safely(house):
    document = Document.objects.get()

    saved = house.get("document", document.public_id)
    shown = house.get("document", document.public_id, show="1")

    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(shown.streaming_content) == b"".join(saved.streaming_content)
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert house.get("document", "nothing").status_code == 404


def test_a_lost_file_is_not_found(house):
    document = Document.objects.get()
    files.remove(document.key)

    assert house.get("document", document.public_id).status_code == 404


def test_strangers_find_nothing(house):
    document = Document.objects.get()
    names = [
        *("case", "compose", "advance", "hold", "decline", "call", "reply-noted", "note", "details"),
        *("hand-over", "aside", "restore", "see"),
    ]
    addresses = [house.url(name) for name in names] + [house.url("document", document.public_id)]

    for stranger in house.strangers():
        house.sign_in(stranger)
        for address in addresses:
            assert house.client.get(address).status_code == 404, address
            assert house.client.post(address, {"text": "x"}).status_code in {404, 405}, address


def test_strangers_touch_no_message(house):
    question = house.ask()

    for stranger in house.strangers():
        house.sign_in(stranger)
        for name in ("undo", "again", "dealt", "dismiss", "answer"):
            assert house.message(name, question).status_code == 404


def test_who_is_not_signed_in_is_asked_to(house):
    house.client.logout()

    assert "/desk/sign-in/" in house.get("case").url


def test_numbers_beyond_all_rows_are_not_found(house):
    assert house.client.get("/desk/messages/99999999999999999999999/answer/").status_code == 404
    assert house.client.get("/desk/cases/%00/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_thread(house):
    same_number(lambda: house.get("case"), grow=lambda: house.ask(f"Question {house.last().pk}?"))


def test_who_was_told_of_a_missed_date_stands_under_the_promise(house):
    review = house.case.promises.get(kind="REVIEW")
    clock.set_to(review.due)
    for _ in range(2):
        clock.move(timedelta(days=4))
        Promise.objects.get(pk=review.pk).climb()

    page = house.get("case").content.decode()
    assert "Missed for one working day. Dan Okafor, Grace Hopper and Helen Zhou told" in page
    assert "Missed for five working days. Dan Okafor, Grace Hopper and Helen Zhou told" in page


def test_the_number_of_queries_does_not_grow_with_who_was_told(house):
    review = house.case.promises.get(kind="REVIEW")
    review.take("lead", at=review.due, now=review.due)
    same_number(lambda: house.get("case"), grow=lambda: review.take("head", at=review.due, now=review.due))
