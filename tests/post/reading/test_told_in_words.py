import pytest

from hospes.post.reading.told_in_words import MOST_RECIPIENTS, report_of, sections

QMAIL = """Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.

<ada@example.org>:
192.0.2.1 does not like recipient.
Remote host said: 550 5.1.1 User unknown

<wang.lu@example.org>:
Remote host said: 552 5.2.2 Mailbox full
"""


def test_each_recipient_has_what_was_said_about_him():
    assert sections(QMAIL) == [
        (
            "ada@example.org",
            "<ada@example.org>: 192.0.2.1 does not like recipient. Remote host said: 550 5.1.1 User unknown",
        ),
        ("wang.lu@example.org", "<wang.lu@example.org>: Remote host said: 552 5.2.2 Mailbox full"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "User mailbox exceeds allowed size: ada@example.org",
        "There was an error delivering your mail to <ada@example.org>.",
        "Your message to ada@example.org couldn't be delivered.",
        "554 <ada@example.org>... 550 Host unknown",
        "  * ada@example.org",
        '"ada@example.org":',
        "Recipient address: ada@example.org",
        "ada@example.org [User unknown]",
        "收件人：ada@example.org",
        "您发送到 ada@example.org 的邮件被退回",
        "无法投递到“ada@example.org”",
    ],
)
def test_many_shapes_name_a_recipient(line):
    assert [address for address, _ in sections(f"Hello,\n{line}\nSorry.")] == ["ada@example.org"]


@pytest.mark.parametrize(
    "line",
    [
        "From: ada@example.org",
        "For help, contact ada@example.org",
        "Please write to postmaster@example.org: thank you",
        "(envelope-from <ada@example.org>)",
        "no address here",
    ],
)
def test_other_addresses_are_not_recipients(line):
    assert sections(line) == []


def test_who_wrote_the_letter_is_not_who_could_not_be_reached():
    text = "Dear grace@house.example:\nYour mail to ada@example.org was returned."

    assert [address for address, _ in sections(text, ours=["Grace@House.example"])] == ["ada@example.org"]


def test_the_heading_of_the_letter_counts_where_nothing_else_names_anybody():
    heading = "Your message\n  To:      ada@example.org\n  Subject: Hello\ndid not arrive."

    assert [address for address, _ in sections(heading)] == ["ada@example.org"]
    assert [address for address, _ in sections(f"{heading}\nwang@example.org on Tuesday")] == ["wang@example.org"]


def test_an_answer_on_one_line_is_not_mixed_with_the_next():
    text = "554 <a@example.org>... Deferred\n550 host b... Host unknown\n554 <b@example.org>... 550 Host unknown"

    assert dict(sections(text))["a@example.org"] == "554 <a@example.org>... Deferred"


def test_a_bomb_of_recipients_ends():
    text = "\n".join(f"<p{number}@example.org>: 550 no" for number in range(5000))

    assert len(sections(text)) == MOST_RECIPIENTS


@pytest.mark.parametrize(
    "mark",
    [
        "Original message follows.",
        "----- Original message -----",
        "--- Below this line is a copy of the message.",
        "------ This is a copy of the message, including all the headers. ------",
        "Return-Path: <grace@house.example>",
        "------------------ 原始邮件 ------------------",
    ],
)
def test_the_letter_that_came_back_is_no_part_of_the_report(mark):
    assert report_of(f"Not delivered.\n\n{mark}\n\nTo: x@example.org").strip() == "Not delivered."


def test_a_text_without_a_report_before_the_mark_stays_whole():
    assert report_of("Received: from x\nhello") == "Received: from x\nhello"
