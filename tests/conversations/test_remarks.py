"""What mail systems say about a letter that stays where it is: a hint for the contact, once."""

from hospes.conversations import reply_address
from hospes.conversations.models import Message
from hospes.foundation import house
from hospes.journal.models import Entry
from hospes.post import return_path
from hospes.post.enums import What
from hospes.post.settings import ReceivingSettings
from hospes.promises.enums import Kind, State


def fresh(message):
    return Message.objects.get(pk=message.pk)


def test_a_delay_is_a_hint_and_nothing_else(world, letter):
    letter.envelope.remark(What.DELAYED, words="421 busy")

    assert fresh(letter).hint["delayed"]["why"] == "421 busy"
    assert (fresh(letter).state, fresh(letter).evidence) == (letter.state, letter.evidence)


def test_a_complaint_is_a_hint_and_stands_in_the_journal_once(world, letter):
    letter.envelope.remark(What.COMPLAINED)
    letter.envelope.remark(What.COMPLAINED)

    assert list(fresh(letter).hint) == ["complaint"]
    assert Entry.objects.filter(verb="message.complained").count() == 1
    assert letter.case.promises.get(kind=Kind.ACK).state == State.KEPT


def test_a_report_of_delivery_is_evidence(world, letter):
    letter.envelope.deliver(words="250 ok")
    letter.envelope.deliver(words="250 ok")

    assert (fresh(letter).state, fresh(letter).evidence) == ("proved", "E2")


def test_a_letter_that_came_back_hears_no_more(world, letter):
    letter.envelope.bounce(by="machine:test", response="550 gone", hard=True)

    letter.envelope.remark(What.DELAYED, words="421 busy")

    assert fresh(letter).hint == {}


def test_the_receiver_takes_what_comes_back(world, letter):
    house.write(ReceivingSettings, domain="in.example")
    address = return_path.address_of(letter.envelope.pk, letter.envelope.message_id)

    assert reply_address.is_known(address)
    assert not reply_address.is_known(address.replace("bounce+", "bounce+1"))
