"""What stands beside a message: the whole original, who passed it on, an automatic answer, a day that was named."""

from datetime import timedelta

import pytest

from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.post.enums import Way
from hospes.post.models import Arrival
from tests.careers.pages import words
from tests.desk.people.house import House
from tests.post.mails import letter, passed_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(transactional_db, settings, tmp_path, client) -> House:
    return House(settings, tmp_path, client)


def arrives(raw: bytes) -> None:
    Arrival.objects.take(raw, way=Way.IMAP).sort(by="test")


def thread(house: House) -> str:
    return words(house.get("conversation"))


def test_what_was_cut_is_one_click_away(house):
    above = "On Mon, 23 Nov 2026 at 09:12, Grace Hopper <grace@harbourlight.example> wrote:"
    quoted = f"Is there a bus?\n\n{above}\n> Welcome.\n"
    arrives(letter(text=quoted))

    page = thread(house)
    assert Message.objects.get(direction="in").text == "Is there a bus?"
    assert ("The whole original" in page, "Welcome." in page) == (True, True)


@pytest.mark.parametrize(
    ("note", "said"), [("Please see.", "Passed on by Grace Hopper: Please see."), ("", "Passed on by Grace Hopper")]
)
def test_who_passed_it_on_stands_beside_it(house, note, said):
    arrives(passed_on("Ada Lovelace <ada@example.org>", note=note))
    assert said in thread(house)


def test_a_letter_from_outside_says_so_and_a_day_in_it_asks_for_a_promise(house):
    day = (clock.now() + timedelta(days=7)).date()
    arrives(letter(sender=house.world.grace.email, to="ada@example.org", text=f"You hear from me by {day}."))

    page = thread(house)
    assert "Written outside, not checked" in page
    assert "Make it a promise? Write with a date" in page


def test_what_the_candidate_contradicts_stands_beside_it_and_waits_again(house):
    case, grace = house.case, house.world.grace
    question = house.ask()
    Message.objects.note_call(case, by=grace, outcome="spoke", words="Yes", answers=question)
    asked = Message.objects.get(pk=question.pk)
    asked.not_answered(by=case.candidate.actor)
    Message.objects.get(outcome="spoke").not_called(by=case.candidate.actor)

    page = thread(house)
    assert "Ada Lovelace says: not answered" in page
    assert "Ada Lovelace says: nobody called" in page
    assert question.text in words(house.client.get("/desk/inbox/"))


@pytest.mark.parametrize(
    ("text", "said"),
    [("I am away until 1 December 2030.", "Away until"), ("I am not here.", "An automatic reply came back")],
)
def test_an_automatic_answer_is_a_hint(house, text, said):
    sent = Message.objects.filter(direction="out", envelope__isnull=False).first()
    head = {"in_reply_to": sent.envelope.message_id, "auto_submitted": "auto-replied"}
    arrives(letter(text=text, date="Tue, 24 Nov 2030 10:00:00 +0000", **head))

    assert said in thread(house)
