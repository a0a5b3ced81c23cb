import smtplib
import threading
from itertools import count

import pytest

from hospes.demo.bench import copying, hands, mail, sinks
from hospes.demo.bench.figures import BenchFailed
from hospes.post.models import Envelope


@pytest.fixture
def port():
    with sinks.sink("bare") as port:
        yield port


def test_bare_sink_takes_letters_from_many_at_once(port):
    numbers = count()

    mail._send_in(port, numbers, 8)

    assert next(numbers) == 8


def test_bare_loops_send_every_letter_on_one_line_and_on_their_own(port):
    wire = [("grace@bench.example", "ada@example.org", b"Subject: Hello\r\n\r\nAda\r\n")] * 3

    assert mail._rate(3, lambda: mail._over_one_line(port, wire)) > 0
    assert mail._rate(3, lambda: mail._a_line_each(port, wire)) > 0


def test_senders_that_fail_are_no_result():
    with pytest.raises(BenchFailed):
        mail._send_in(1, count(), 4)


def test_sink_ends_with_its_block():
    with sinks.sink("bare") as port, smtplib.SMTP("127.0.0.1", port) as line:
        assert line.noop()[0] == 250

    with pytest.raises(ConnectionRefusedError):
        smtplib.SMTP("127.0.0.1", port)


def test_sink_that_does_not_start_is_said():
    with pytest.raises(BenchFailed, match="did not start"), sinks.sink("unknown"):
        pass


def test_senders_are_threads_that_end(port):
    before = threading.active_count()

    mail._send_in(port, count(), 4)

    assert threading.active_count() == before


@pytest.mark.django_db
def test_letters_are_copied_until_so_many_wait(now):
    mail._letter(0)

    mail._queue(30)

    letters = Envelope.objects.waiting()
    assert letters.count() == 30
    assert len(set(letters.values_list("to_address", "message_id"))) == 30


@pytest.mark.django_db
def test_copies_are_letters_like_their_pattern(now):
    copying.letters(mail._letter(0), range(2))

    assert set(Envelope.objects.values_list("subject", "state")) == {("Your application", "queued")}


def test_memory_is_what_this_process_took():
    assert 10 < hands.most_memory() < 4000
