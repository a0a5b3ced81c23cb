"""What is shown of a mail."""

import pytest

from hospes.post.enums import Kind
from hospes.post.reading.mail import read
from hospes.post.reading.replies import Trimmed
from hospes.post.reading.shown import shown, taken_apart

FORWARD = b"""From: grace@harbourlight.example
Subject: Fwd: Question

see below
---------- Forwarded message ---------
From: Ada Lovelace <ada@example.org>
Date: Tue, 24 Nov 2026 at 10:00
Subject: Question
To: <grace@harbourlight.example>

Is it cold?
"""


@pytest.mark.parametrize(
    ("raw", "kind", "words"),
    [
        (FORWARD, Kind.FORWARD, "Is it cold?"),
        (b"From: ada@example.org\n\nIs it cold?\n", Kind.FORWARD, "Is it cold?"),
        (b"From: ada@example.org\n\nIs it cold?\n", Kind.MESSAGE, "Is it cold?"),
        (b"From: ada@example.org\n\nIs it cold?\n", Kind.REPLY, "Is it cold?"),
        (b"From: daemon@example.org\n\nUser unknown\n", Kind.BOUNCE, "User unknown"),
    ],
)
def test_the_words_that_matter_are_shown(raw, kind, words):
    assert shown(read(raw), kind).strip() == words


def test_a_mail_is_taken_apart_by_its_text_else_by_its_page():
    head = b"From: ada@example.org\nContent-Type: text/"
    page = b"<p>Yes.</p><div class='yahoo_quoted'>Is it cold?</div>"

    assert taken_apart(read(head + b"html\n\n" + page)) == Trimmed("Yes.", "> Is it cold?")
    assert taken_apart(read(head + b"plain\n\nYes.\n\n> Is it cold?")) == Trimmed("Yes.", "> Is it cold?")
    assert taken_apart(read(head + b"plain\n\n\n")) == Trimmed("", "")
