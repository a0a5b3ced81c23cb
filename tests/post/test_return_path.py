"""Each letter has an address of its own to come back to, while the house has a receiver."""

import pytest

from hospes.foundation import house
from hospes.post import return_path
from hospes.post.models import Envelope
from hospes.post.settings import ReceivingSettings
from tests.post.conftest import ADA, GRACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver(db):
    house.write(ReceivingSettings, domain="In.Harbourlight.example")


def test_without_a_receiver_a_letter_comes_back_to_its_writer(envelope, work, fake_office):
    work()

    assert fake_office.delivered[0].sender == GRACE


def test_with_a_receiver_it_comes_back_to_us(receiver, envelope, work, fake_office):
    work()

    sent = fake_office.delivered[0]
    assert sent.sender.startswith(f"bounce+{envelope.pk}-")
    assert sent.sender.islower()
    assert (sent.recipient, Envelope.objects.returned_to([ADA, sent.sender.upper()])) == (ADA, envelope)


def test_the_writer_stays_the_writer(receiver, envelope, work, fake_office):
    work()

    assert f"<{GRACE}>".encode() in fake_office.delivered[0].data


def test_a_house_may_do_without(receiver, envelope):
    house.write(ReceivingSettings, bounce_local="")

    assert return_path.address_of(envelope.pk, envelope.message_id) == ""


def test_nobody_guesses_the_address_of_a_letter(receiver, envelope):
    right = return_path.address_of(envelope.pk, envelope.message_id)
    wrong = [
        right.replace(f"+{envelope.pk}-", f"+{envelope.pk + 1}-"),
        right.replace("bounce+", "reply+"),
        right.replace("in.", "out."),
        right[:8] + "x" + right[8:],
        f"bounce+{envelope.pk}-{'a' * 26}@in.harbourlight.example",
        f"bounce+{'9' * 30}-x@in.harbourlight.example",
        f"bounce@{'in.harbourlight.example'}",
        "bounce+²-x@in.harbourlight.example",
        "",
        "no address",
    ]

    assert [address for address in wrong if Envelope.objects.returned_to([address])] == []
    assert Envelope.objects.returned_to([f"<{right}>"]) == envelope
