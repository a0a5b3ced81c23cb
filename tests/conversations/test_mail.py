"""From a message to an envelope: the thread stays one, and somebody answers."""

import pytest

from hospes.conversations import mail
from hospes.conversations.models import Message
from hospes.foundation import clock
from tests.conversations.conftest import DRAFT


def test_letters_of_a_case_are_one_thread(world, letter):
    first, second = world.office.messages("ada@example.org")

    assert second["In-Reply-To"] == first["Message-ID"]
    assert first["Auto-Submitted"] == "auto-replied"
    assert second["Auto-Submitted"] is None


def test_the_approved_text_stands_in_the_letter_word_for_word(world, letter):
    assert letter.text in letter.envelope.text


def test_a_letter_of_somebody_who_left_comes_from_who_acts_now(world, case):
    Message.objects.approve(case, DRAFT, by=world.dan)
    type(world.dan).objects.filter(pk=world.dan.pk).update(is_active=False)

    world.later(seconds=31)

    letter = world.office.messages("ada@example.org")[-1]
    assert letter["From"].addresses[0].addr_spec == "grace@harbourlight.example"


def test_a_letter_without_an_address_is_not_handed_to_post(letter):
    letter.case.candidate.addresses.all().delete()

    with pytest.raises(ValueError, match="page"):
        mail.hand_to_post(letter, now=clock.now())


def test_a_house_without_a_company_row_still_signs(world, letter):
    from hospes.team.models import Company

    Company.objects.all().delete()

    assert "Grace Hopper" in mail._render("text.txt", letter)
