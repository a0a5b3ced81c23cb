"""Returned mail says on the letter what became of it, and never becomes anybody's message."""

import pytest

from hospes.foundation import clock, house
from hospes.post import return_path
from hospes.post.enums import Kind, Standing, Way
from hospes.post.models import Arrival, Envelope
from hospes.post.settings import ReceivingSettings
from tests.post.conftest import ADA, GRACE

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = """From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-{number}@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b
Content-Type: text/rfc822-headers

{letter}
--b--
"""
COMPLAINT = """From: feedback@provider.example
To: {to}
Subject: complaint
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: message/feedback-report

Feedback-Type: abuse

--b
Content-Type: message/rfc822

Message-ID: {letter}
Subject: It arrived

Hello
--b--
"""


@pytest.fixture
def sent(now, envelope, work) -> Envelope:
    work()
    envelope.refresh_from_db()
    return envelope


def come_in(raw: str, to: str = GRACE) -> Arrival:
    arrival = Arrival.objects.take(raw.encode(), way=Way.SMTP, envelope_to=[to])
    arrival.sort(by="machine:worker-1")
    return arrival


def report(quotes: str = "Subject: It arrived", **facts) -> str:
    given = {
        "to": GRACE,
        "recipient": ADA,
        "action": "failed",
        "status": "5.1.1",
        "said": "550 5.1.1 No such user",
        "number": 1,
    }
    return REPORT.format(letter=quotes, **given | facts)


def quoted(letter: Envelope) -> str:
    return f"Message-ID: {letter.message_id}"


def test_a_return_that_quotes_the_letter_is_written_on_it(sent, told):
    arrival = come_in(report(quoted(sent)))

    sent.refresh_from_db()
    assert (sent.state, sent.hard, sent.response) == ("refused", True, "550 5.1.1 No such user")
    assert (arrival.kind, arrival.standing, arrival.sorted_as) == (Kind.BOUNCE, Standing.SORTED, f"envelope:{sent.pk}")
    assert told == [("message:1", "bounced")]


def test_the_same_return_twice_is_told_once(sent, told):
    come_in(report(quoted(sent)))
    come_in(report(quoted(sent), number=2))

    assert told == [("message:1", "bounced")]


def test_a_full_mailbox_is_a_soft_return(sent):
    come_in(report(quoted(sent), status="5.2.2", said="552 5.2.2 Mailbox full"))

    sent.refresh_from_db()
    assert (sent.state, sent.hard) == ("refused", False)


def test_the_address_it_came_back_to_names_the_letter(sent, told):
    house.write(ReceivingSettings, domain="in.example")
    address = return_path.address_of(sent.pk, sent.message_id)

    come_in(report(recipient="somebody.else@example.org", to="nobody@example.org"), to=address)

    assert told == [("message:1", "bounced")]


def test_a_delay_changes_nothing_and_is_told(sent, told):
    come_in(report(quoted(sent), action="delayed", status="4.4.1", said="421 4.4.1 busy"))

    sent.refresh_from_db()
    assert (sent.state, sent.response) == ("accepted", "421 4.4.1 busy")
    assert told == [("message:1", "delayed")]


def test_arrival_changes_nothing(sent, told):
    arrival = come_in(report(quoted(sent), action="delivered", status="2.0.0", said="250 ok"))

    assert (told, arrival.standing) == ([], Standing.SORTED)


def test_a_complaint_is_told(sent, told):
    arrival = come_in(COMPLAINT.format(to=GRACE, letter=sent.message_id))

    sent.refresh_from_db()
    assert (arrival.kind, sent.state, told) == (Kind.COMPLAINT, "accepted", [("message:1", "complained")])


def test_a_return_that_quotes_nothing_is_known_by_the_only_letter(sent, told):
    come_in(report())

    assert told == [("message:1", "bounced")]


@pytest.mark.parametrize(
    "facts",
    [
        {"recipient": "somebody.else@example.org"},
        {"to": "dan@harbourlight.example"},
        {"quotes": "Message-ID: <private@outlook.example>"},
    ],
)
def test_a_return_of_no_letter_of_ours_is_put_by(sent, told, facts):
    arrival = come_in(report(**facts), to=facts.get("to", GRACE))

    assert (arrival.standing, arrival.why, arrival.sorted_as) == (Standing.IGNORED, "fits_no_letter", "")
    assert told == []


def test_of_two_letters_none_is_guessed(sent, queue, work, told):
    queue(key="message:2")
    work()
    told.clear()

    assert come_in(report()).standing == Standing.IGNORED
    assert told == []


def test_an_old_letter_is_not_guessed(sent, told):
    clock.set_to(sent.accepted_at.replace(year=2027))

    assert come_in(report()).standing == Standing.IGNORED


def test_a_letter_that_never_left_cannot_come_back(now, envelope, told):
    assert come_in(report(quoted(envelope))).standing == Standing.IGNORED
    assert told == []


def test_what_somebody_wrote_is_for_other_sorters(sent):
    arrival = come_in(f"From: {ADA}\nTo: {GRACE}\nSubject: Re: It arrived\nIn-Reply-To: {sent.message_id}\n\nThanks")

    assert arrival.kind == Kind.REPLY
    assert not arrival.sorted_as.startswith("envelope:")


def test_a_return_of_a_colleagues_copy_is_about_the_copy(sent, queue, work, told):
    dan = "dan@harbourlight.example"
    queue(key="message:1:cc:2", to_address=dan, message_id=sent.message_id)
    work()

    come_in(report(quoted(sent), recipient=dan))
    come_in(report(quoted(sent), recipient="forwarded@elsewhere.example", number=2))

    assert told == [("message:1:cc:2", "accepted"), ("message:1:cc:2", "bounced"), ("message:1", "bounced")]
