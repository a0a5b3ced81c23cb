"""The copy of an answer that lies in a member's own mailbox: with its files, or with a word on what stays out."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from hospes.conversations import filing, reply_address
from hospes.conversations.models import Message
from hospes.conversations.settings import ConversationSettings
from hospes.foundation import clock, files, house
from hospes.post.enums import Way
from hospes.post.models import Arrival, Envelope, EnvelopeFile
from hospes.post.settings import ReceivingSettings
from tests.post.mails import letter as mail
from tests.post.test_virus_check import VIRUS, clamd

__all__ = ["clamd"]
pytestmark = pytest.mark.django_db(transaction=True)
PDF = b"%PDF-1.4\nMy drawings\n"
LARGE = b"%PDF-1.4\n" + b" " * 800_000


@pytest.fixture
def case(receiving):
    return receiving.apply().case


def arrives(case, *enclosed: tuple[str, bytes]) -> Arrival:
    message = message_from_bytes(mail(to=reply_address.address_for(case)), policy=policy.default)
    for name, data in enclosed:
        message.add_attachment(data, "application", "octet-stream", filename=name)
    arrival = Arrival.objects.take(message.as_bytes(), way=Way.SMTP)
    arrival.sort(by="test")
    return arrival


def sent(world) -> list[tuple[str, bytes]]:
    """The files of the last copy as they went over the wire."""
    [*_before, copy] = world.office.messages(to=world.grace.email)
    return [(each.get_filename(), each.get_payload(decode=True)) for each in copy.iter_attachments()]


def copy() -> Envelope:
    return Envelope.objects.get(key__startswith="copy:")


def test_the_files_of_an_answer_go_with_its_copy(receiving, case):
    arrives(case, ("作品.pdf", PDF), ("notes.txt", b"A pen"))
    receiving.work()

    assert sent(receiving) == [("作品.pdf", PDF), ("notes.txt", b"A pen")]
    assert copy().text.strip() == "Is there a bus?"


def test_what_is_too_large_stays_out_and_is_named_and_what_fits_goes(receiving, case):
    house.write(ConversationSettings, files_limit=2, files_total=1)
    arrives(case, ("a.pdf", LARGE), ("b.pdf", LARGE), ("c.pdf", PDF), ("d.pdf", PDF))
    receiving.work()

    assert sent(receiving) == [("a.pdf", LARGE), ("c.pdf", PDF)]
    words, mark, notes = copy().text.partition("\n-- \n")
    assert (words.strip(), bool(mark)) == ("Is there a bus?", True)
    assert notes.splitlines() == [
        f"“{name}” is not in this copy, which carries up to 2 files of together 1 MB. It lies in the conversation."
        for name in ("b.pdf", "d.pdf")
    ]


def test_a_copy_waits_for_the_scanner_and_carries_no_virus(receiving, case, clamd):
    house.write(ReceivingSettings, virus_scanner=clamd)
    arrives(case, ("cv.txt", VIRUS), ("cv.pdf", PDF))
    assert not Envelope.objects.filter(key__startswith="copy:").exists()

    receiving.work()

    assert sent(receiving) == [("cv.pdf", PDF)]
    assert copy().text.endswith("\n-- \n“cv.txt” is not in this copy: a virus was found in it.")


def test_a_scanner_that_does_not_answer_holds_no_copy_back(receiving, case):
    house.write(ReceivingSettings, virus_scanner="127.0.0.1:1")
    arrives(case, ("cv.pdf", PDF))
    receiving.work()

    assert sent(receiving) == [("cv.pdf", PDF)]


def test_what_is_said_is_said_in_the_members_language(receiving, case):
    receiving.grace.language = "zh-hans"
    receiving.grace.save()
    house.write(ConversationSettings, files_limit=0)
    arrives(case, ("cv.pdf", PDF))

    assert "“cv.pdf”未随" in copy().text


def test_a_copy_is_made_once_whatever_has_changed_since(receiving, case, clamd):
    arrival = arrives(case, ("cv.txt", VIRUS))
    before = copy()
    house.write(ReceivingSettings, virus_scanner=clamd)
    receiving.work()
    house.write(ConversationSettings, files_limit=0)

    filing.take_in(case, arrival, arrival.read())

    assert (copy().pk, copy().text) == (before.pk, before.text)
    assert EnvelopeFile.objects.filter(envelope=before).count() == 1


def test_a_scanner_that_comes_later_makes_no_copies_of_old_answers(receiving, case, clamd):
    house.write(ReceivingSettings, copy_to_member=False)
    arrives(case, ("cv.pdf", PDF))
    clock.move(timedelta(days=2))
    house.write(ReceivingSettings, copy_to_member=True, virus_scanner=clamd)
    receiving.work()

    assert Message.objects.get(direction="in").files.get().verdict == "clean"
    assert not Envelope.objects.filter(key__startswith="copy:").exists()


def test_the_last_verdict_and_the_copy_are_one_step(receiving, case, clamd):
    house.write(ReceivingSettings, virus_scanner=clamd)
    arrival = arrives(case, ("cv.pdf", PDF))
    path = files.path_of(arrival.file)
    away = path.rename(path.with_suffix(".away"))
    receiving.work()
    assert Message.objects.get(direction="in").files.get().asked_at is None

    away.rename(path)
    receiving.later(minutes=1)

    assert sent(receiving) == [("cv.pdf", PDF)]
