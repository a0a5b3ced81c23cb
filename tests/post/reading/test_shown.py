"""What is shown of a mail."""

import pytest

from hospes.post.enums import Kind
from hospes.post.reading.mail import read
from hospes.post.reading.shown import shown

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
