"""A letter that did not get through, settled on one page."""

from django.urls import reverse

from hospes.conversations.enums import CallOutcome
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.journal import sentences
from hospes.journal.models import Entry
from tests.touches.plan import plan as plan_touch


def troubled(house, *, uncertain=False):
    office = house.world.office
    office.break_after_data("ada@example.org", arrives=False) if uncertain else office.refuse("ada@example.org")
    letter = Message.objects.approve(house.ada.case, Draft("News", "Nothing is decided."), by=house.world.grace)
    house.world.later(seconds=31)
    return letter


def state(letter):
    row = Message.objects.get(pk=letter.pk)
    return row.state, row.dealt_at is not None


def test_the_reason_stands_there_in_words(house):
    letter = troubled(house)
    there = reverse("desk:trouble", args=[letter.pk])

    assert there in house.get("case").content.decode()
    page = house.client.get(there).content.decode()
    assert all(words in page for words in ("did not take this letter", "No such person here", "we have no number"))


def test_a_text_is_proposed_beside_the_call_where_a_number_is_known_and_they_did_not_ask_us_to_stop(house):
    letter = troubled(house)
    there, plan = reverse("desk:trouble", args=[letter.pk]), house.url("plan-touch") + "?channel=sms"
    assert plan not in house.client.get(there).content.decode()

    correct = house.case.candidate.correct
    correct(by=house.world.grace.actor, phones=["+49 30 901820"])
    assert plan not in house.client.get(there).content.decode()
    correct(by=house.world.grace.actor, phones=["+8613800138000"])
    assert plan in house.client.get(there).content.decode()
    assert house.client.get(plan).context["form"].initial["channel"] == "sms"

    touch = plan_touch(house.world, house.case, channel="sms")
    Message.objects.note_touch(
        touch, by=house.world.grace, outcome=CallOutcome.ASKED_TO_STOP, words="No texts, please."
    )
    assert plan not in house.client.get(there).content.decode()


def test_a_corrected_address_is_kept_and_the_same_words_go_to_it(house):
    letter = troubled(house)
    house.message("trouble", letter, do="again", address="ada@new.example.org")
    house.world.later(seconds=31)

    assert house.case.candidate.mail_address().address == "ada@new.example.org"
    mail = house.world.office.messages(to="ada@new.example.org")[-1]
    assert "Nothing is decided." in mail.get_body(("plain",)).get_content()
    assert state(letter) == ("refused", True)


def test_what_is_no_address_is_said_at_its_field(house):
    letter = troubled(house)
    answer = house.message("trouble", letter, do="again", address="ada at home")

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"address"})
    assert state(letter) == ("refused", False)


def test_the_same_address_is_tried_once_more(house):
    letter = troubled(house)
    house.message("trouble", letter, do="again", address="ada@example.org")
    house.world.later(seconds=31)

    assert house.last().state == "accepted"


def test_a_person_says_that_an_uncertain_letter_left_or_did_not(house):
    left, lost = troubled(house, uncertain=True), troubled(house, uncertain=True)
    house.message("trouble", left, do="left")
    house.message("trouble", lost, do="lost")

    assert (state(left)[0], state(lost)[0]) == ("accepted", "refused")
    answer = house.message("trouble", lost, do="left")
    assert (answer.status_code, "needs no second attempt" in answer.content.decode()) == (422, True)


def test_it_may_be_left_at_that_with_a_reason(house):
    letter = troubled(house)
    house.message("trouble", letter, do="dealt", why="She rang me")

    assert state(letter) == ("refused", True)
    assert sentences.read(Entry.objects.get(verb="message.dealt_with")).endswith(": She rang me")
    assert house.client.get(reverse("desk:trouble", args=[letter.pk])).status_code == 302
