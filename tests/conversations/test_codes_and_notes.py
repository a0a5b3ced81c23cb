import pytest

from hospes.candidates.models import Candidate
from hospes.conversations import codes
from hospes.conversations.models import Note
from hospes.conversations.refusals import NothingSaid, TooLong


def test_a_code_leaves_from_the_contacts_own_address_and_is_not_in_the_thread(world, case):
    codes.send(case.candidate, "see files")
    world.work()

    letter = world.office.messages("ada@example.org")[-1]
    assert letter["From"].addresses[0].addr_spec == "grace@harbourlight.example"
    assert case.messages.filter(letter="code").count() == 0


def test_without_a_mailbox_or_a_case_no_code_is_sent(world, case):
    stranger, _how = Candidate.objects.find_or_create(name="Zed", email="z@example.org", by="machine:test")
    case.candidate.addresses.all().delete()

    for candidate in (case.candidate, stranger):
        with pytest.raises(codes.NoMailbox):
            codes.send(candidate, "see files")


def test_the_address_is_shown_with_its_middle_hidden(case):
    assert codes.masked(case.candidate) == "a…@example.org"

    case.candidate.addresses.all().delete()
    assert codes.masked(case.candidate) == ""


def test_a_note_is_for_colleagues_and_names_them(world, case):
    note = Note.objects.write(case, by=world.grace, words="Look, @Dan", mentions=[world.dan, world.grace])

    assert list(note.mentions.all()) == [world.dan]
    assert str(note) == "Look, @Dan"


@pytest.mark.parametrize(("words", "refusal"), [(" ", NothingSaid), ("a" * 10_001, TooLong)])
def test_a_note_says_something_and_not_too_much(world, case, words, refusal):
    with pytest.raises(refusal):
        Note.objects.write(case, by=world.grace, words=words)
