"""A mailbox that is read: how far, and how it is doing."""

from datetime import timedelta

import pytest

from hospes.foundation import clock, encryption
from hospes.post.enums import Problem
from hospes.post.interest import Interest, concerns_us, register
from hospes.post.models import Mailbox
from hospes.post.reading.mail import read
from tests.post.mails import letter


@pytest.fixture
def mailbox(db, settings, tmp_path, now) -> Mailbox:
    settings.DATA = tmp_path
    return Mailbox.objects.create(
        owner="member:1",
        address="grace@harbourlight.example",
        host="imap.example",
        username="grace",
        sealed_password=encryption.seal("secret"),
        added_at=clock.now(),
    )


def test_it_keeps_its_password_sealed(mailbox):
    assert (str(mailbox), mailbox.password()) == ("grace@harbourlight.example", "secret")
    assert "secret" not in mailbox.sealed_password
    assert list(Mailbox.objects.read_now()) == [mailbox]


def test_how_far_it_was_read_is_written_by_folder(mailbox):
    mailbox.note_read("INBOX", validity=1, uid=7)
    mailbox.note_read("Sent", validity=3, uid=2)

    assert Mailbox.objects.get().folders == {"INBOX": {"validity": 1, "uid": 7}, "Sent": {"validity": 3, "uid": 2}}


def test_a_day_of_failing_is_an_alert_and_one_success_ends_it(mailbox):
    mailbox.note_trouble(Problem.LOGIN_REFUSED, "no such password\0")
    clock.move(timedelta(hours=25))
    mailbox.note_trouble(Problem.LOGIN_REFUSED, "no such password")
    assert list(Mailbox.objects.failing(clock.now())) == [mailbox]
    assert (mailbox.failures, mailbox.last_error) == (2, "no such password")

    mailbox.note_success()

    assert list(Mailbox.objects.failing(clock.now())) == []
    assert (mailbox.problem, mailbox.failures, mailbox.last_success_at) == ("", 0, mailbox.checked_at)


@pytest.mark.django_db
def test_only_what_somebody_wants_is_taken():
    mail = read(letter(subject="wanted by the test"))
    register.add(Interest(name="test", wants=lambda seen: seen.subject == "wanted by the test"))
    try:
        assert concerns_us(mail)
    finally:
        register.remove("test")
