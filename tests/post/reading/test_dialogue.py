import pytest

from hospes.post.reading.dialogue import best_status, status_in, step_in
from hospes.post.reading.hardness import Step


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("550 5.1.1 <ada@example.org>... User unknown", "5.1.1"),
        ("5.1.0 - Unknown address error 550-'5.2.2 <ada@example.org>... Mailbox Full'", "5.2.2"),
        ("552-5.2.2 inbox is out of storage", "5.2.2"),
        ("Sorry, no mailbox here. (#5.1.1)", "5.1.1"),
        ("host 5.1.1.7 said nothing", ""),
        ("version 8.15.2, 192.5.2.2", ""),
        ("Status: 5.0.0 (reason: 5.7.1)", "5.7.1"),
        ("5.0.0", "5.0.0"),
        ("250 2.1.5 Ok", "2.1.5"),
        ("", ""),
    ],
)
def test_the_telling_code_is_found(said, status):
    assert status_in(said) == status


def test_a_code_that_says_what_is_wrong_outweighs_one_that_says_that_something_is():
    assert best_status("", "2.1.5", "5.0.0", "5.2.1") == "5.2.1"
    assert best_status("2.1.5", "4.0.0") == "4.0.0"


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("said: 550 no (in reply to end of DATA\n command)", Step.DATA),
        ("192.0.2.1 failed after I sent the message.", Step.DATA),
        ("SMTP error from remote server for TEXT command", Step.DATA),
        ("said: 550 no (in reply to RCPT TO command)", Step.RCPT),
        ("192.0.2.1 does not like recipient.", Step.RCPT),
        ("Error following RCPT command", Step.RCPT),
        ("SMTP error from remote mail server after MAIL FROM:<a@example.org>", Step.MAIL),
        ("Connected to 192.0.2.1 but sender was rejected.", Step.MAIL),
        ("host mx.example.org refused to talk to me: 421 busy", Step.CONNECT),
        (">>> RCPT To:<a@example.org>\n<<< 250 ok\n>>> DATA\n<<< 550 no", Step.DATA),
        (">>> EHLO me\n<<< 550 go away", Step.CONNECT),
        ("550 no", Step.UNKNOWN),
    ],
)
def test_the_refused_command_is_found(text, step):
    assert step_in(text) == step
