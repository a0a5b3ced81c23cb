"""A mail as plain facts."""

from datetime import UTC, datetime

import pytest

from hospes.post.reading.mail import NOT_A_MAIL, UNREADABLE, instant, read
from hospes.post.reading.senders import Address

LETTER = b"""Return-Path: <bounces+1@mail.example.org>
Delivered-To: grace@harbourlight.example
From: =?utf-8?B?546L55KQ?= <wang.lu@example.org>
To: Grace Hopper <grace@harbourlight.example>, jobs@harbourlight.example
Cc: "Okafor, Dan" <dan@harbourlight.example>
Reply-To: lu@example.org
Subject: =?gb2312?B?yMvKwg==?= question
Message-ID: <1@example.org>
In-Reply-To: <88@harbourlight.example>
References: <1@harbourlight.example>
 <88@harbourlight.example>
Date: Tue, 24 Nov 2026 10:00:00 +0800
Content-Type: text/plain; charset=utf-8

Is it cold?
"""


def test_a_letter_says_everything():
    mail = read(LETTER)

    assert mail.ok
    assert mail.error == ""
    assert mail.sender == Address("王璐", "wang.lu@example.org")
    assert mail.sender_line == "bounces+1@mail.example.org"
    assert mail.to == (
        Address("Grace Hopper", "grace@harbourlight.example"),
        Address("", "jobs@harbourlight.example"),
    )
    assert mail.cc == (Address("Okafor, Dan", "dan@harbourlight.example"),)
    assert mail.reply_to == (Address("", "lu@example.org"),)
    assert mail.delivered_to == ("grace@harbourlight.example",)
    assert mail.subject == "人事 question"
    assert (mail.message_id, mail.in_reply_to) == ("<1@example.org>", "<88@harbourlight.example>")
    assert mail.references == ("<1@harbourlight.example>", "<88@harbourlight.example>")
    assert mail.date == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert (mail.text, mail.html, mail.attachments) == ("Is it cold?\n", "", ())
    assert mail.parts == (("text/plain", "Is it cold?\n"),)
    assert mail.header("x-nothing") == ""
    assert mail.header("return-path") == "<bounces+1@mail.example.org>"


def test_what_is_no_mail_is_kept_and_says_so():
    mail = read(b"dear all,\nno header here\n")

    assert (mail.ok, mail.error, mail.raw) == (False, NOT_A_MAIL, b"dear all,\nno header here\n")


class Exploding(bytes):
    """Bytes over which the reader trips."""

    def __len__(self):
        raise RuntimeError("as if the reader were wrong")


def test_a_mistake_of_the_reader_loses_no_mail(caplog):
    raw = Exploding(LETTER)

    mail = read(raw)

    assert (mail.ok, mail.error, mail.raw) == (False, UNREADABLE, raw)
    assert "could not be read" in caplog.text


@pytest.mark.parametrize("text", ["", "yesterday", "Tue, 24 Nov 99999999 10:00:00", "Tue, 99 Nov 2026 10:00:00 +0800"])
def test_a_date_that_is_none_is_none(text):
    assert instant(text) is None
