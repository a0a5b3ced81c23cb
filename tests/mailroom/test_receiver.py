"""The built-in receiver over a real line: 250 is said when the mail is kept, and only for addresses of ours."""

import smtplib
import time

import pytest

from hospes.conversations import reply_address
from hospes.conversations.models import Message
from hospes.post.models import Arrival
from tests.post.mails import letter


@pytest.fixture
def case(world):
    return world.apply().case


@pytest.fixture
def address(case) -> str:
    return reply_address.address_for(case)


def send(port: int, raw: bytes, *to: str, sender: str = "ada@example.org", kind=smtplib.SMTP) -> dict:
    with kind("127.0.0.1", port) as line:
        return line.sendmail(sender, to, raw)


def test_an_answer_by_mail_is_kept_and_found_in_its_conversation(world, listen, address, case):
    send(listen(), letter(to=address), address)

    arrival = Arrival.objects.get()
    assert (arrival.envelope_from, arrival.envelope_to, arrival.way) == ("ada@example.org", [address], "smtp")
    world.work()
    assert Message.objects.get(direction="in").case == case


def test_the_jobs_address_is_ours_too(listen, case):
    send(listen(), letter(), "jobs@harbourlight.example")

    assert Arrival.objects.count() == 1


@pytest.mark.parametrize("to", ["somebody@in.example", "reply+x-y@in.example", "ada@example.net"])
def test_nobody_relays_through_us(listen, case, to):
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(listen(), letter(), to)

    assert refused.value.recipients[to][0] == 550
    assert Arrival.objects.count() == 0


def test_one_bad_recipient_stops_nobody(listen, address):
    assert list(send(listen(), letter(), "nobody@in.example", address)) == ["nobody@in.example"]
    assert Arrival.objects.get().envelope_to == [address]


def test_a_mail_that_is_too_large_is_refused_in_words(listen, address):
    with pytest.raises((smtplib.SMTPSenderRefused, smtplib.SMTPDataError)) as refused:
        send(listen(largest=1000), letter(text="x" * 5000), address)

    assert refused.value.smtp_code == 552


def test_what_cannot_be_kept_is_not_acknowledged(listen, address, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("hospes.foundation.files.store", full)
    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(listen(), letter(), address)

    assert refused.value.smtp_code == 451


def test_a_database_that_is_away_is_waited_for(listen, address, monkeypatch):
    def away(_address):
        raise OSError("away")

    monkeypatch.setattr("hospes.post.recipients.is_ours", away)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(listen(), letter(), address)

    assert refused.value.recipients[address][0] == 451


def test_behind_another_server_each_recipient_has_its_own_answer(listen, address):
    port = listen(local=True)

    assert send(port, letter(), address, "jobs@harbourlight.example", kind=smtplib.LMTP) == {
        "jobs@harbourlight.example": (452, b"4.5.3 Too many recipients at once")
    }
    assert send(port, letter(), "jobs@harbourlight.example", kind=smtplib.LMTP) == {}
    assert Arrival.objects.get().envelope_to == [address, "jobs@harbourlight.example"]


def test_a_mail_of_odd_bytes_is_kept_byte_for_byte(listen, address):
    raw = b"Subject: \xff\xfe\r\nFrom: ada@example.org\r\n\r\n.\r\n\x00\xe9 odd\r\n"
    send(listen(), raw, address)

    assert Arrival.objects.get().raw() == raw


@pytest.mark.parametrize("local", [False, True])
def test_under_load_a_sender_is_asked_to_come_again(listen, address, monkeypatch, local):
    monkeypatch.setattr("hospes.mailroom.receiver.MOST_LINES", 1)
    port, kind = listen(local=local), smtplib.LMTP if local else smtplib.SMTP

    with kind("127.0.0.1", port) as first:
        first.ehlo_or_helo_if_needed()
        with pytest.raises(smtplib.SMTPSenderRefused) as refused:
            send(port, letter(), address, kind=kind)
        assert refused.value.smtp_code == 421

    until(lambda: send_or_not(port, address, kind))
    assert Arrival.objects.count() == 1


def send_or_not(port: int, address: str, kind) -> bool:
    try:
        return send(port, letter(), address, kind=kind) == {}
    except smtplib.SMTPException:
        return False


def until(true) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
